#include "engine/report/html_escape.hpp"

namespace firebreak {

std::string html_escaped(std::string_view text) {
    std::string escaped;
    escaped.reserve(text.size());
    for (const char byte : text) {
        switch (byte) {
            case '&': escaped += "&amp;"; break;
            case '<': escaped += "&lt;"; break;
            case '>': escaped += "&gt;"; break;
            case '"': escaped += "&quot;"; break;
            case '\'': escaped += "&#39;"; break;
            default: {
                const auto code = static_cast<unsigned char>(byte);
                const bool is_forbidden = (code < 0x20 && byte != '\n' && byte != '\t') || code == 0x7F;
                if (!is_forbidden) escaped += byte;
            }
        }
    }
    return escaped;
}

std::string script_escaped(std::string_view json) {
    constexpr std::string_view kLine = "\u2028";
    constexpr std::string_view kParagraph = "\u2029";
    std::string escaped;
    escaped.reserve(json.size());
    for (std::size_t i = 0; i < json.size(); ++i) {
        const std::string_view rest = json.substr(i);
        if (rest.starts_with(kLine) || rest.starts_with(kParagraph)) {
            escaped += rest.starts_with(kLine) ? "\\u2028" : "\\u2029";
            i += kLine.size() - 1;
        } else if (json[i] == '<') {
            escaped += "\\u003c";
        } else if (json[i] == '>') {
            escaped += "\\u003e";
        } else if (json[i] == '&') {
            escaped += "\\u0026";
        } else {
            escaped += json[i];
        }
    }
    return escaped;
}

}  // namespace firebreak
