// Texts as spreadsheets save them: UTF-8, or the letters of Windows in western Europe.
#pragma once

#include <string>
#include <string_view>

namespace firebreak::viewer {

[[nodiscard]] bool is_utf8(std::string_view text) noexcept;

/// Each byte as the letter that Windows-1252 makes of it; the five that it leaves open as the control characters of Latin-1.
[[nodiscard]] std::string from_windows_1252(std::string_view text);

/// Without accents and in small letters, for comparing headings: "Numéro" -> "numero". Other signs become one space.
[[nodiscard]] std::string folded(std::string_view utf8);

}  // namespace firebreak::viewer
