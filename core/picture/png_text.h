#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace elboscope {

/// `png` with a text of its own after the header: an uncompressed iTXt chunk (PNG specification 11.3.4.5), which every
/// metadata viewer shows. `keyword` 1 to 79 characters of ASCII, `text` UTF-8. Throws Error(usage) for bytes that are
/// no PNG.
std::vector<std::uint8_t> with_png_text(const std::vector<std::uint8_t>& png, const std::string& keyword,
                                        const std::string& text);

/// The text under `keyword` (uncompressed iTXt or tEXt), at most `most` bytes. Absent for every other file, also for
/// one that is damaged, compressed or not there: a picture without text is nothing unusual. Reads no pixels.
std::optional<std::string> read_png_text(const std::filesystem::path& path, const std::string& keyword,
                                         std::size_t most = std::size_t{4} << 20);

}  // namespace elboscope
