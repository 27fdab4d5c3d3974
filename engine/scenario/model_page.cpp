#include "engine/scenario/model_page.hpp"

#include "engine/scenario/explain.hpp"

namespace firebreak {

std::string with_parameter_tables(std::string_view page) {
    constexpr std::string_view kBegin = "<!-- parameters: ";
    constexpr std::string_view kTail = " -->\n";
    constexpr std::string_view kEnd = "<!-- end -->\n";
    std::string result;
    while (true) {
        const std::size_t begin = page.find(kBegin);
        if (begin == std::string_view::npos) break;
        const std::size_t name = begin + kBegin.size();
        const std::size_t tail = page.find(kTail, name);
        const std::size_t end = page.find(kEnd, name);
        if (tail == std::string_view::npos || end == std::string_view::npos) break;
        result += page.substr(0, tail + kTail.size());
        result += '\n' + parameter_table(page.substr(name, tail - name), KeyStyle::whole) + '\n';
        result += kEnd;
        page.remove_prefix(end + kEnd.size());
    }
    result += page;
    return result;
}

}  // namespace firebreak
