#include "tests/architecture/source_rules.hpp"

#include <fmt/format.h>

#include <regex>

namespace firebreak::test {
namespace {

// "path:line: what was found" for every match of the first group of `pattern` in the code, comments and literals left out.
std::vector<std::string> matches(const SourceFile& file, const std::regex& pattern) {
    const std::string code = code_only(file.text);
    std::vector<std::string> found;
    for (std::sregex_iterator match{code.begin(), code.end(), pattern}, end; match != end; ++match) {
        const std::size_t line = line_of(code, static_cast<std::size_t>(match->position(1)));
        found.push_back(fmt::format("{}:{}: {}", file.path, line, (*match)[1].str()));
    }
    return found;
}

}  // namespace

std::vector<std::string> libm_calls(const SourceFile& file) {
    // Not after a name, a dot, an arrow or another namespace: log.log(x) and journal::log(x) are somebody else's. sqrt, floor and fma are
    // exact.
    static const std::regex call{
        R"((?:^|[^\w.>:])((?:(?:std)?::)?)"
        R"((?:exp|exp2|expm1|log|log2|log10|log1p|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|cbrt|hypot|erf|erfc|)"
        R"(tgamma|lgamma)[fl]?)\s*\()"};
    return matches(file, call);
}

std::vector<std::string> prints(const SourceFile& file) {
    static const std::regex call{R"((?:^|[^\w])(std::cout|std::cerr|std::clog|fmt::print|printf(?=\s*\()|puts(?=\s*\()|putchar(?=\s*\()|)"
                                 R"(perror(?=\s*\()|stdout|stderr)\b)"};
    return matches(file, call);
}

}  // namespace firebreak::test
