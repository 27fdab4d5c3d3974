#include "plugins/lua/state.hpp"

#include "engine/core/archive.hpp"
#include "engine/core/diagnostics.hpp"
#include "plugins/lua/key_order.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace firebreak::lua {
namespace {

constexpr int kDeepest = 60;

enum class Tag : std::uint8_t { no, yes, whole, real, text, table };

/// The way to a value: a table's key, and how its table was reached.
struct Path {
    const Path* above = nullptr;
    const Key* key = nullptr;

    [[nodiscard]] std::string text() const {
        if (above == nullptr) return "state";
        return above->text() + path_part(*key);
    }
};

class StateWalk {
  public:
    StateWalk(lua_State* lua, Writer* writer) : lua_{lua}, writer_{writer} {}
    StateTables tables;

    // The table on top of the stack, which stays there.
    void walk_table(const Path& path, int depth) {
        if (depth > kDeepest) Machine::raise(lua_, fmt::format("{} is nested deeper than {} tables", path.text().substr(0, 200), kDeepest));
        if (!tables.insert(lua_topointer(lua_, -1)).second) {
            Machine::raise(lua_,
                           fmt::format("{} is a table that stands in state a second time, or one that holds itself; give each place a "
                                       "table of its own",
                                       path.text()));
        }
        if (lua_getmetatable(lua_, -1) != 0)
            Machine::raise(lua_, fmt::format("{} has a metatable, which cannot be remembered; state holds plain tables", path.text()));
        luaL_checkstack(lua_, 6, nullptr);
        if (writer_ == nullptr) return check_entries(path, depth);
        const std::vector<Key> keys = ordered_keys(lua_, -1);
        writer_->value(static_cast<std::uint64_t>(keys.size()));
        for (const Key& key : keys) {
            walk_key(key, path);
            push_key(lua_, key);
            lua_rawget(lua_, -2);
            walk_value({&path, &key}, depth);
            lua_pop(lua_, 1);
        }
    }

  private:
    void check_entries(const Path& path, int depth) {
        std::size_t entries = 0;
        lua_pushnil(lua_);
        while (lua_next(lua_, -2) != 0) {
            if (++entries % 64 == 0) Machine::charge(lua_, 64);
            const int type = lua_type(lua_, -2);
            if (type != LUA_TSTRING && lua_isinteger(lua_, -2) == 0) refuse_key(path);
            const int value = lua_type(lua_, -1);
            if (value != LUA_TNUMBER && value != LUA_TBOOLEAN && value != LUA_TSTRING) {
                const Key key = key_at(lua_, -2);
                walk_value({&path, &key}, depth);
            }
            lua_pop(lua_, 1);
        }
    }

    // The key stands below its value on the stack.
    [[noreturn]] void refuse_key(const Path& path) {
        const std::string kind =
            lua_type(lua_, -2) == LUA_TNUMBER ? "a number that is not whole" : fmt::format("a {}", luaL_typename(lua_, -2));
        Machine::raise(lua_, fmt::format("{} has a key that is {}; keys of state are texts and whole numbers", path.text(), kind));
    }

    void walk_key(const Key& key, const Path& path) {
        if (const auto* whole = std::get_if<lua_Integer>(&key)) {
            writer_->value(Tag::whole);
            writer_->value(static_cast<std::int64_t>(*whole));
        } else if (const auto* text = std::get_if<std::string_view>(&key)) {
            write_text(*text);
        } else {
            Machine::raise(lua_, fmt::format("{} has a key that is neither a text nor a whole number: {}", path.text(), path_part(key)));
        }
    }

    void walk_value(const Path& path, int depth) {
        switch (lua_type(lua_, -1)) {
            case LUA_TBOOLEAN: return write(lua_toboolean(lua_, -1) != 0 ? Tag::yes : Tag::no);
            case LUA_TNUMBER:
                if (writer_ == nullptr) return;
                if (lua_isinteger(lua_, -1) != 0) {
                    write(Tag::whole);
                    writer_->value(static_cast<std::int64_t>(lua_tointeger(lua_, -1)));
                } else {
                    write(Tag::real);
                    writer_->value(static_cast<double>(lua_tonumber(lua_, -1)));
                }
                return;
            case LUA_TSTRING: {
                std::size_t length = 0;
                const char* text = lua_tolstring(lua_, -1, &length);
                if (writer_ != nullptr) write_text({text, length});
                return;
            }
            case LUA_TTABLE: write(Tag::table); return walk_table(path, depth + 1);
            default: break;
        }
        Machine::raise(lua_, fmt::format("{} is a {}; state may hold numbers, texts, truth values and tables of them", path.text(),
                                         lua_islightuserdata(lua_, -1) ? "case (remember its id)" : luaL_typename(lua_, -1)));
    }

    void write(Tag tag) {
        if (writer_ != nullptr) writer_->value(tag);
    }
    void write_text(std::string_view text) {
        writer_->value(Tag::text);
        writer_->list(std::span<const char>{text.data(), text.size()});
    }

    lua_State* lua_;
    Writer* writer_;
};

class StateReader {
  public:
    StateReader(lua_State* lua, std::span<const std::byte> bytes) : lua_{lua}, reader_{bytes} {}

    // Into the table on top of the stack.
    void read_table(int depth) {
        if (depth > kDeepest) throw RunError("the snapshot of a script's state is damaged");
        luaL_checkstack(lua_, 6, nullptr);
        for (auto rest = reader_.value<std::uint64_t>(); rest > 0; --rest) {
            push_value(depth, false);
            push_value(depth, true);
            lua_rawset(lua_, -3);
        }
    }
    [[nodiscard]] bool at_end() const { return reader_.at_end(); }

  private:
    void push_value(int depth, bool may_be_any) {
        const auto tag = reader_.value<Tag>();
        if (!may_be_any && tag != Tag::whole && tag != Tag::text) throw RunError("the snapshot of a script's state is damaged");
        switch (tag) {
            case Tag::no:
            case Tag::yes: lua_pushboolean(lua_, tag == Tag::yes ? 1 : 0); return;
            case Tag::whole: lua_pushinteger(lua_, reader_.value<std::int64_t>()); return;
            case Tag::real: lua_pushnumber(lua_, reader_.value<double>()); return;
            case Tag::text: {
                std::string text;
                reader_.text(text);
                lua_pushlstring(lua_, text.data(), text.size());
                return;
            }
            case Tag::table:
                lua_newtable(lua_);
                read_table(depth + 1);
                return;
        }
        throw RunError("the snapshot of a script's state is damaged");
    }

    lua_State* lua_;
    Reader reader_;
};

}  // namespace

StateTables check_state(lua_State* lua, int index) {
    lua_pushvalue(lua, index);
    StateWalk walk{lua, nullptr};
    walk.walk_table({}, 0);
    lua_pop(lua, 1);
    return std::move(walk.tables);
}

std::vector<std::byte> bytes_of_state(lua_State* lua, int index) {
    Writer writer;
    lua_pushvalue(lua, index);
    StateWalk{lua, &writer}.walk_table({}, 0);
    lua_pop(lua, 1);
    return writer.bytes();
}

void restore_state(lua_State* lua, int index, std::span<const std::byte> bytes) {
    const int table = lua_absindex(lua, index);
    lua_pushnil(lua);
    while (lua_next(lua, table) != 0) {
        lua_pop(lua, 1);
        lua_pushvalue(lua, -1);
        lua_pushnil(lua);
        lua_rawset(lua, table);
    }
    lua_pushvalue(lua, table);
    StateReader reader{lua, bytes};
    reader.read_table(0);
    if (!reader.at_end()) throw RunError("the snapshot of a script's state is damaged");
    lua_pop(lua, 1);
}

}  // namespace firebreak::lua
