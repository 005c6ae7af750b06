#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <vector>

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/base/sha256.h"
#include "core/diffusion/model_parts.h"

namespace elboscope {

namespace {

namespace fs = std::filesystem;

// Part of the digest's definition: pieces are hashed on their own, then their digests are.
constexpr std::int64_t kPieceBytes = std::int64_t{8} << 20;
constexpr std::int64_t kPiecesAtOnce = 64;

class OpenFile {
 public:
  explicit OpenFile(const fs::path& path) : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ~OpenFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  std::int64_t size() const {
    struct stat status {};
    return descriptor_ >= 0 && ::fstat(descriptor_, &status) == 0 ? static_cast<std::int64_t>(status.st_size) : -1;
  }
  std::int64_t read(void* out, std::int64_t bytes, std::int64_t offset) const {
    return ::pread(descriptor_, out, static_cast<std::size_t>(bytes), offset);
  }

 private:
  int descriptor_;
};

// Empty where reading failed.
std::string piece_digest(const OpenFile& file, std::int64_t begin, std::int64_t end) {
  std::vector<char> buffer(std::size_t{1} << 18);
  Sha256 hash;
  for (std::int64_t at = begin; at < end;) {
    const auto wanted = std::min<std::int64_t>(end - at, static_cast<std::int64_t>(buffer.size()));
    const std::int64_t got = file.read(buffer.data(), wanted, at);
    if (got <= 0) return {};
    hash.update(buffer.data(), static_cast<std::size_t>(got));
    at += got;
  }
  return hash.finish();
}

void add_file(Sha256& digest, const std::string& name, const fs::path& path,
              const std::function<void()>& between_pieces) {
  const OpenFile file(path);
  const std::int64_t size = file.size();
  if (size < 0) refuse(name, "could not be read while its digest was computed.");
  const std::int64_t pieces = (size + kPieceBytes - 1) / kPieceBytes;
  std::vector<std::string> digests(static_cast<std::size_t>(pieces));
  for (std::int64_t first = 0; first < pieces; first += kPiecesAtOnce) {
    if (between_pieces) between_pieces();
    parallel_for(std::min(kPiecesAtOnce, pieces - first), 1, [&](std::int64_t begin, std::int64_t end) {
      for (std::int64_t i = first + begin; i < first + end; ++i) {
        digests[static_cast<std::size_t>(i)] =
            piece_digest(file, i * kPieceBytes, std::min(size, (i + 1) * kPieceBytes));
      }
    });
  }
  const std::string header = name + '\n' + std::to_string(size) + '\n';
  digest.update(header.data(), header.size());
  for (const std::string& piece : digests) {
    if (piece.empty()) refuse(name, "could not be read to its end while its digest was computed.");
    digest.update(piece.data(), piece.size());
  }
}

std::string finish_digest(Sha256& digest, std::vector<std::pair<std::string, fs::path>> files,
                          const std::function<void()>& between_pieces) {
  std::sort(files.begin(), files.end());
  for (const auto& [name, path] : files) add_file(digest, name, path, between_pieces);
  return digest.finish();
}

}  // namespace

std::string model_digest(const ModelParts& parts, const std::function<void()>& between_pieces) {
  std::vector<std::pair<std::string, fs::path>> files = parts.identity.files;
  Sha256 digest;
  if (!files.empty()) {
    const std::string& configuration = parts.identity.configuration;
    digest.update(configuration.data(), configuration.size());
    return finish_digest(digest, std::move(files), between_pieces);
  }
  const fs::path& folder = parts.info.path;
  const auto add = [&](const std::string& name) {
    std::error_code error;
    if (fs::is_regular_file(folder / name, error)) files.emplace_back(name, folder / name);
  };
  const auto add_weights = [&](const WeightSet& weights) {
    for (std::size_t i = 0; i < weights.paths().size(); ++i) {
      files.emplace_back(weights.display_names()[i], weights.paths()[i]);
    }
  };
  add("model_index.json");
  add("scheduler/scheduler_config.json");
  add("vae/config.json");
  add_weights(parts.vae_weights);
  add(std::string(parts.family->denoiser) + "/config.json");
  add_weights(parts.denoiser_weights);
  for (std::size_t i = 0; i < parts.texts.size(); ++i) {
    if (parts.texts[i] == nullptr) continue;
    const TextEncoderRule& rule = parts.family->texts[i];
    add(std::string(rule.encoder) + "/config.json");
    add_weights(parts.texts[i]->weights);
    std::vector<const char*> tokenizer_files{"tokenizer_config.json", "special_tokens_map.json", "vocab.json",
                                             "merges.txt"};
    if (rule.kind == TextEncoderKind::t5) {
      tokenizer_files = {"tokenizer_config.json", "special_tokens_map.json", "spiece.model", "tokenizer.json",
                         "added_tokens.json"};
    }
    for (const char* name : tokenizer_files) add(std::string(rule.tokenizer) + "/" + name);
  }
  return finish_digest(digest, std::move(files), between_pieces);
}

}  // namespace elboscope
