// Internal to core/report: text that is safe inside HTML, and numbers that do not depend on the locale.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace elboscope {

/// For text and quoted attributes of HTML and XML. Bytes that are no UTF-8 and characters XML forbids become U+FFFD.
std::string escape_markup(std::string_view text);

/// JSON text for a <script> element: valid as HTML and as XML, and still the same JSON.
std::string escape_json_for_script(std::string_view json);

std::string data_uri(const std::string& mime_type, const std::vector<std::uint8_t>& bytes);

/// Decimal point always; "-0.00" becomes "0.00"; a number that is not finite becomes a dash.
std::string fixed_text(double value, int decimals);
/// About `digits` significant digits, without exponent where that is readable.
std::string significant_text(double value, int digits);

/// Next code point of `text` at `position` (moved on); U+FFFD for a byte that is no UTF-8.
char32_t next_code_point(std::string_view text, std::size_t& position);
void append_utf8(std::string& out, char32_t code_point);

}  // namespace elboscope
