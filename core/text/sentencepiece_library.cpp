#include "core/text/sentencepiece_library.h"

#include <dlfcn.h>

#include <array>
#include <exception>
#include <filesystem>
#include <system_error>
#include <vector>

#include "core/base/error.h"
#include "core/text/sentencepiece_module/sentencepiece_module.h"

namespace elboscope {
namespace {

constexpr const char* kModule = "libelboscope-sentencepiece.so";

// The program's modules lie in lib/, its launchers and tests in folders beside that; this code is in one or the other.
std::vector<std::filesystem::path> candidates() {
  std::vector<std::filesystem::path> found;
  const auto add = [&](const std::filesystem::path& image) {
    std::error_code error;
    const std::filesystem::path whole = std::filesystem::canonical(image, error);
    if (error) return;
    found.push_back(whole.parent_path() / kModule);
    found.push_back(whole.parent_path().parent_path() / "lib" / kModule);
  };
  Dl_info here{};
  if (dladdr(reinterpret_cast<const void*>(&candidates), &here) != 0 && here.dli_fname != nullptr) add(here.dli_fname);
  add("/proc/self/exe");
  return found;
}

void* open_apart(const std::filesystem::path& path) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  // The sanitizers' allocator cannot be had by halves, which RTLD_DEEPBIND comes to: a namespace with a C library of
  // its own instead. No memory crosses this interface.
  return dlmopen(LM_ID_NEWLM, path.c_str(), RTLD_NOW | RTLD_LOCAL);
#else
  return dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_DEEPBIND);
#endif
}

const ElboscopeSentencePiece* open_module(std::string& problem) {
  problem = "there is no file " + std::string(kModule);
  for (const std::filesystem::path& path : candidates()) {
    std::error_code error;
    if (!std::filesystem::exists(path, error)) continue;
    void* module = open_apart(path);
    if (module == nullptr) {
      const char* reason = dlerror();
      problem = reason == nullptr ? "it does not load" : reason;
      continue;
    }
    using Functions = const ElboscopeSentencePiece* (*)();
    const auto functions = reinterpret_cast<Functions>(dlsym(module, ELBOSCOPE_SENTENCEPIECE_SYMBOL));
    if (functions != nullptr) return functions();
    problem = path.string() + " is not that module";
  }
  return nullptr;
}

struct Module {  // in this order: the second member writes the first
  std::string problem;
  const ElboscopeSentencePiece* functions = open_module(problem);
};

// Loaded when first needed and never given back: its pieces of static data would have to end before everything else.
const Module& module() {
  static const Module loaded;
  return loaded;
}

class LoadedModel final : public SentencePieceLibrary {
 public:
  LoadedModel(std::string_view bytes, const std::string& file) : functions_(*module().functions) {
    std::array<char, 1024> message{};
    model_ = functions_.open(bytes.data(), bytes.size(), message.data(), message.size());
    if (model_ == nullptr) {
      throw Error(ErrorKind::refused, file, "The sentencepiece library refuses this model.", message.data());
    }
  }
  ~LoadedModel() override { functions_.close(model_); }
  LoadedModel(const LoadedModel&) = delete;
  LoadedModel& operator=(const LoadedModel&) = delete;

  void encode(std::string_view text, const std::function<void(const Token&)>& take) const override {
    struct Context {
      const std::function<void(const Token&)>& take;
      std::exception_ptr thrown;
    } context{take, nullptr};
    const auto forward = [](void* passed, const ElboscopeSentencePieceToken* token) {
      auto& to = *static_cast<Context*>(passed);
      if (to.thrown) return;
      try {
        to.take({{token->piece, token->piece_size}, token->id, token->begin, token->end});
      } catch (...) {
        to.thrown = std::current_exception();
      }
    };
    std::array<char, 1024> message{};
    const int failed =
        functions_.encode(model_, text.data(), text.size(), forward, &context, message.data(), message.size());
    if (context.thrown) std::rethrow_exception(context.thrown);
    if (failed != 0) {
      throw Error(ErrorKind::failed, {}, "The sentencepiece library could not cut a text into tokens.", message.data());
    }
  }

 private:
  const ElboscopeSentencePiece& functions_;
  void* model_ = nullptr;
};

}  // namespace

std::unique_ptr<const SentencePieceLibrary> SentencePieceLibrary::load(std::string_view bytes,
                                                                       const std::string& file) {
  if (module().functions == nullptr) {
    throw Error(
        ErrorKind::failed, file,
        "This tokenizer (T5Tokenizer) needs the sentencepiece library, which this build of the program does not "
        "have: build it with libsentencepiece-dev.",
        module().problem);
  }
  return std::make_unique<LoadedModel>(bytes, file);
}

}  // namespace elboscope
