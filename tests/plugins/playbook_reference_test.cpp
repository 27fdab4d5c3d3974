// docs/reference/playbook.md is written by the strategy's own tables; this test keeps it so. On a difference, the page as it should be
// stands in the build folder.
#include "plugins/rules/columns.hpp"
#include "plugins/rules/order_keys.hpp"
#include "plugins/rules/playbook_reader.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

using namespace firebreak;
using namespace firebreak::rules;

namespace {

std::string cell(std::string_view text) {
    std::string result;
    for (const char letter : text) result += letter == '|' ? std::string{"\\|"} : std::string{letter};
    return result;
}

std::string_view written(ColumnKind kind) {
    switch (kind) {
        case ColumnKind::count: return "`'> 50'`, `50`, `10 to 20`";
        case ColumnKind::number: return "`'>= 2.5'`, `1 to 3`";
        case ColumnKind::share: return "`'> 30 %'`";
        case ColumnKind::duration: return "`'> 90 min'`, `1 h to 3 h`";
        case ColumnKind::flag: return "`true`, `false`";
        case ColumnKind::clock: return "`22:00-06:00`, `'>= 18:00'`";
        case ColumnKind::weekday: return "`saturday`, `monday-friday`";
        case ColumnKind::word: return "a word, a list of words, `'>= word'`";
    }
    return "";
}

std::string columns_table(std::span<const ColumnInfo> columns) {
    std::string text = "| condition | write | what it looks at |\n|---|---|---|\n";
    for (const ColumnInfo& column : columns)
        text += fmt::format("| `{}` | {} | {} |\n", column.key, written(column.kind), cell(column.help));
    return text;
}

std::string keys_table(std::span<const KeyHelp> keys, const char* heading) {
    std::string text = fmt::format("| {} | what stands there |\n|---|---|\n", heading);
    for (const KeyHelp& key : keys) text += fmt::format("| `{}` | {} |\n", key.key, cell(key.help));
    return text;
}

std::string reference() {
    std::string text =
        "# Playbooks: every key\n\n"
        "This page is written by the tables from which the strategy `rules` reads a playbook; a test compares the two. How to write one "
        "is\n"
        "told in [../strategies/rules.md](../strategies/rules.md).\n\n"
        "## A playbook\n\n" +
        keys_table(playbook_keys(), "key") + "\n## A rule\n\n" + keys_table(rule_keys(), "key") +
        "\n## Conditions on the company\n\n"
        "For `when` and `until`. All entries of a section must hold; `any` holds when one of its entries does, `not` when its section "
        "does\n"
        "not, `all` groups. `fired: NAME` holds when that rule has fired before, `active: NAME` while its changes of orders are in force.\n"
        "What is not known holds in no comparison. A list (`[saturday, sunday]`) means one of them.\n\n" +
        columns_table(company_columns()) + "\n## Conditions on a case\n\nFor `case`, with `all`, `any` and `not` as above.\n\n" +
        columns_table(case_columns()) +
        "\n## Orders\n\nFor `standing_orders` and `do`. `like` (in `standing_orders` alone) says where to begin: `canned`, the default,\n"
        "`reply_and_fix` or `silent`.\n\n| order | write | meaning |\n|---|---|---|\n";
    for (const OrderKey& key : order_keys()) text += fmt::format("| `{}` | {} | {} |\n", key.key, wish_of(key), cell(key.help));
    text += "\n## A reply\n\nFor the order `reply` and the action `answer`.\n\n| key | write | meaning |\n|---|---|---|\n";
    for (const ReplyKey& key : reply_keys()) {
        const std::string range =
            key.words.empty() ? fmt::format("a number in [0, {}]", key.max) : fmt::format("{}", fmt::join(key.words, ", "));
        text += fmt::format("| `{}` | {} | {} |\n", key.key, range, cell(key.help));
    }
    text +=
        "\n## Actions\n\nFor `do`, beside orders. The first five are about cases: they are done with each new or changed case that fits\n"
        "`case`, with every one where there is no `case`.\n\n" +
        keys_table(action_keys(), "action");
    return text;
}

}  // namespace

TEST_CASE("the reference of playbooks is what the tables of the strategy say") {
    const std::filesystem::path page = std::filesystem::path{std::getenv("FIREBREAK_SOURCE_DIR")} / "docs/reference/playbook.md";
    std::ifstream file{page, std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{file}, std::istreambuf_iterator<char>{}};
    if (text != reference()) std::ofstream{"playbook.md", std::ios::binary} << reference();
    CHECK_MESSAGE(text == reference(), "the page as it should be: ", (std::filesystem::current_path() / "playbook.md").string());
}

TEST_CASE("every key of a playbook is explained, and none twice") {
    std::vector<std::string_view> keys;
    for (const ColumnInfo& column : company_columns()) {
        CHECK(column.help.size() > 10);
        keys.push_back(column.key);
    }
    for (const OrderKey& key : order_keys()) CHECK(key.help.size() > 10);
    for (const KeyHelp& key : action_keys()) CHECK(key.help.size() > 10);
    std::vector<std::string_view> done;
    for (const OrderKey& key : order_keys()) done.push_back(key.key);
    for (const KeyHelp& key : action_keys()) done.push_back(key.key);
    for (auto* list : {&keys, &done}) {
        std::ranges::sort(*list);
        CHECK(std::ranges::adjacent_find(*list) == list->end());
    }
}
