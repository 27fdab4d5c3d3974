// Fills the placeholders of a text from the catalogue.
#pragma once

#include <fmt/format.h>

#include <string>

namespace firebreak::viewer {

template <class... Values>
[[nodiscard]] std::string filled(const char* text, const Values&... values) {
    return fmt::format(fmt::runtime(text), values...);
}

}  // namespace firebreak::viewer
