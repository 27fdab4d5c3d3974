#include "plugins/lua/order_reader.hpp"

#include "engine/core/diagnostics.hpp"
#include "plugins/lua/key_order.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace firebreak::lua {
namespace {

[[noreturn]] void refuse(lua_State* lua, std::string_view path, std::string_view wish, int index) {
    const int type = lua_type(lua, index);
    std::string found{luaL_typename(lua, index)};
    if (type == LUA_TNUMBER) found = fmt::format("{}", lua_tonumber(lua, index));
    if (type == LUA_TSTRING) found = fmt::format("'{}'", std::string_view{lua_tostring(lua, index)}.substr(0, 60));
    Machine::raise(lua, fmt::format("{} must be {}, but is {}", path, wish, found));
}

void require_table(lua_State* lua, int index, std::string_view path) {
    if (!lua_istable(lua, index)) refuse(lua, path, "a table", index);
}

double read_number(lua_State* lua, int index, std::string_view path) {
    if (lua_type(lua, index) != LUA_TNUMBER) refuse(lua, path, "a number", index);
    const double number = lua_tonumber(lua, index);
    if (!std::isfinite(number)) refuse(lua, path, "a finite number", index);
    return number;
}

std::int64_t read_whole(lua_State* lua, int index, std::string_view path) {
    int is_whole = 0;
    const lua_Integer number = lua_type(lua, index) == LUA_TNUMBER ? lua_tointegerx(lua, index, &is_whole) : 0;
    // What fits into any of the fields that hold whole numbers; tighter bounds are the host's.
    if (is_whole == 0 || number < std::numeric_limits<std::int32_t>::min() || number > std::numeric_limits<std::int32_t>::max())
        refuse(lua, path, "a whole number", index);
    return number;
}

std::string_view read_text(lua_State* lua, int index, std::string_view path, std::string_view wish) {
    if (lua_type(lua, index) != LUA_TSTRING) refuse(lua, path, wish, index);
    std::size_t length = 0;
    const char* text = lua_tolstring(lua, index, &length);
    return {text, length};
}

std::string quoted(std::span<const std::string_view> words) {
    std::vector<std::string> quoted_words;
    for (const std::string_view word : words) quoted_words.push_back(fmt::format("\"{}\"", word));
    const std::vector<std::string_view> views{quoted_words.begin(), quoted_words.end()};
    return listed(views);
}

ParamValue read_value(lua_State* lua, int index, const Field& field, std::string_view path) {
    switch (field.kind) {
        case Kind::boolean:
            if (!lua_isboolean(lua, index)) refuse(lua, path, "true or false", index);
            return lua_toboolean(lua, index) != 0;
        case Kind::integer: return read_whole(lua, index, path);
        case Kind::real: return read_number(lua, index, path);
        case Kind::duration: return read_duration(lua, index, path);
        case Kind::choice: {
            const std::string_view word = read_text(lua, index, path, quoted(field.choices));
            if (std::find(field.choices.begin(), field.choices.end(), word) == field.choices.end()) {
                Machine::raise(lua, fmt::format("{} is '{}', but must be {}{}", path, word.substr(0, 60), quoted(field.choices),
                                                did_you_mean(word, field.choices)));
            }
            return std::string{word};
        }
        default: break;
    }
    return std::string{read_text(lua, index, path, "a text")};
}

// Reads what `fields` knows into `object`; `others` are the further keys that the table may have.
void read_record(lua_State* lua, int index, std::span<const Field> fields, void* object, std::string_view path,
                 std::span<const std::string_view> others = {}) {
    const int table = lua_absindex(lua, index);
    require_table(lua, table, path);
    luaL_checkstack(lua, 6, nullptr);
    std::size_t found = 0;
    for (const Field& field : fields) {
        lua_pushlstring(lua, field.info.key.data(), field.info.key.size());
        if (lua_rawget(lua, table) != LUA_TNIL) {
            ++found;
            field.set(object, read_value(lua, -1, field, fmt::format("{}.{}", path, field.info.key)));
        }
        lua_pop(lua, 1);
    }
    std::vector<std::string_view> known;
    for (const Field& field : fields) known.push_back(field.info.key);
    known.insert(known.end(), others.begin(), others.end());
    for (const Key& key : ordered_keys(lua, table)) {
        const auto* text = std::get_if<std::string_view>(&key);
        if (text == nullptr || std::find(known.begin(), known.end(), *text) == known.end()) {
            Machine::raise(lua, fmt::format("{} has no field '{}'{}", path, text != nullptr ? text->substr(0, 60) : path_part(key),
                                            text != nullptr ? did_you_mean(*text, known) : ""));
        }
    }
}

// Pushes a field; false, and nothing pushed, when it is not there.
bool push_field(lua_State* lua, int table, const char* name) {
    lua_pushstring(lua, name);
    if (lua_rawget(lua, table) != LUA_TNIL) return true;
    lua_pop(lua, 1);
    return false;
}

ClassOrders read_class(lua_State* lua, int index, const std::string& path) {
    constexpr std::array<std::string_view, 1> others{"reply"};
    const int table = lua_absindex(lua, index);
    ClassOrders orders;
    read_record(lua, table, class_fields(), &orders, path, others);
    if (push_field(lua, table, "reply")) {
        orders.reply = read_reply(lua, -1, path + ".reply");
        lua_pop(lua, 1);
    }
    return orders;
}

void read_classes(lua_State* lua, int index, Orders& orders, const std::string& path) {
    constexpr std::array<std::string_view, kCaseClasses> names{"complaint", "me_too", "question"};
    const int table = lua_absindex(lua, index);
    read_record(lua, table, {}, nullptr, path, names);
    for (std::size_t i = 0; i < kCaseClasses; ++i) {
        if (!push_field(lua, table, names[i].data())) continue;
        orders.classes[i] = read_class(lua, -1, fmt::format("{}.{}", path, names[i]));
        lua_pop(lua, 1);
    }
}

void read_hours(lua_State* lua, int index, Orders& orders, const std::string& path) {
    const int table = lua_absindex(lua, index);
    require_table(lua, table, path);
    const std::size_t hours = orders.hours.open.size();
    if (lua_rawlen(lua, table) != hours) {
        Machine::raise(lua, fmt::format("{} must be 168 truth values, the first for Monday 00:00 to 01:00; daily(0, 4, 9, 18) or always() "
                                        "make them",
                                        path));
    }
    for (std::size_t hour = 0; hour < hours; ++hour) {
        lua_rawgeti(lua, table, static_cast<lua_Integer>(hour + 1));
        if (!lua_isboolean(lua, -1)) refuse(lua, fmt::format("{}[{}]", path, hour + 1), "true or false", -1);
        orders.hours.open[hour] = lua_toboolean(lua, -1) != 0;
        lua_pop(lua, 1);
    }
}

}  // namespace

Duration read_duration(lua_State* lua, int index, std::string_view path) {
    constexpr double kMost = 3.2e17;  // 10,000 years
    const double number = read_number(lua, index, path);
    if (lua_isinteger(lua, index) != 0) return Duration{lua_tointeger(lua, index)};
    if (!(number >= -kMost && number <= kMost)) refuse(lua, path, "a duration, such as 30 * minute", index);
    return Duration{std::llround(number)};
}

Orders read_orders(lua_State* lua, int index, std::string_view path) {
    constexpr std::array<std::string_view, 2> others{"classes", "hours"};
    const int table = lua_absindex(lua, index);
    Orders orders;
    read_record(lua, table, order_fields(), &orders, path, others);
    if (push_field(lua, table, "classes")) {
        read_classes(lua, -1, orders, fmt::format("{}.classes", path));
        lua_pop(lua, 1);
    }
    if (push_field(lua, table, "hours")) {
        read_hours(lua, -1, orders, fmt::format("{}.hours", path));
        lua_pop(lua, 1);
        if (push_field(lua, table, "keeps_desk_hours")) lua_pop(lua, 1);
        else orders.keeps_desk_hours = false;
    }
    return orders;
}

Reply read_reply(lua_State* lua, int index, std::string_view path) {
    Reply reply;
    read_record(lua, index, reply_fields(), &reply, path);
    return reply;
}

Statement read_statement(lua_State* lua, int index, std::string_view path) {
    Statement statement;
    read_record(lua, index, statement_fields(), &statement, path);
    return statement;
}

Supporters read_supporters(lua_State* lua, int index, std::string_view path) {
    Supporters supporters;
    read_record(lua, index, supporter_fields(), &supporters, path);
    return supporters;
}

}  // namespace firebreak::lua
