// The page on strategies in Lua names all that a script sees, may do and may use, and the example it speaks of works.
#include "tests/plugins/lua_support.hpp"

#include "plugins/lua/vocabulary.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

using namespace firebreak;
using namespace firebreak::test;

namespace {

std::string text_of_file(const std::string& path) {
    std::ifstream stream{path};
    REQUIRE(stream.good());
    return {std::istreambuf_iterator<char>{stream}, std::istreambuf_iterator<char>{}};
}

// `name` or `name(…)` between backquotes.
bool is_named(const std::string& page, std::string_view name) {
    for (const char* end : {"`", "("}) {
        if (page.find("`" + std::string{name} + end) != std::string::npos) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("the page on Lua has a row for every field, every action and every function of the library") {
    const std::string page = text_of_file(FIREBREAK_LUA_PAGE);
    const auto check_words = [&](const std::vector<lua::Word>& words, const std::string& before) {
        for (const lua::Word& word : words) {
            CAPTURE(word.name);
            CHECK(is_named(page, before + std::string{word.name}));
        }
    };
    check_words(lua::situation_words(), "");
    check_words(lua::case_words(), "");
    check_words(lua::action_words(), "actions:");
    for (const std::span<const Field> fields :
         {lua::order_fields(), lua::class_fields(), lua::reply_fields(), lua::statement_fields(), lua::supporter_fields()}) {
        for (const Field& field : fields) {
            CAPTURE(field.info.key);
            CHECK(page.find("| `" + std::string{field.info.key} + "` | " + std::string{field.info.help}) != std::string::npos);
        }
    }
    for (const std::string& name : lua::library_names()) {
        CAPTURE(name);
        CHECK(is_named(page, name));
    }
    for (const std::string_view word : lua::declaration_words()) CHECK(is_named(page, word));
}

TEST_CASE("the meanings on the page are those of the tables that scripts are read by") {
    const std::string page = text_of_file(FIREBREAK_LUA_PAGE);
    for (const auto& words : {lua::situation_words(), lua::case_words()}) {
        for (const lua::Word& word : words)
            CHECK(page.find("| `" + std::string{word.name} + "` | " + std::string{word.meaning}) != std::string::npos);
    }
}

TEST_CASE("the example of the page acts in a crisis, remembers, and continues from a snapshot") {
    const std::string source = text_of_file(FIREBREAK_LUA_EXAMPLE);
    const auto whole = scripted(source);
    CHECK(whole->initial_orders().classes[0].coverage == 0.9);
    (void)played(*whole, 0, 15);
    const std::vector<std::byte> memory = whole->snapshot();
    const auto resumed = scripted(source);
    resumed->restore(memory);
    const std::vector<std::string> rest = played(*whole, 15, 100);
    CHECK(rest.size() > 10);
    CHECK(played(*resumed, 15, 100) == rest);
}
