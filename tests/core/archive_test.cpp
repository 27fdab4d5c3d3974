#include "engine/core/archive.hpp"
#include "engine/core/diagnostics.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

using namespace firebreak;
using namespace std::string_literals;

namespace {

struct Pair {
    std::uint32_t account;
    float anger;
    bool operator==(const Pair&) const = default;
};

struct Content {
    double number = 0.0;
    std::uint16_t small = 0;
    std::vector<Pair> pairs;
    std::vector<std::uint64_t> none;
    std::string words;
    bool operator==(const Content&) const = default;
};

void write(Writer& out, const Content& content) {
    out.value(content.number);
    out.value(content.small);
    out.list(content.pairs);
    out.list(content.none);
    out.text(content.words);
}

Content read(Reader& in) {
    Content content;
    in.value(content.number);
    content.small = in.value<std::uint16_t>();
    in.list(content.pairs);
    in.list(content.none);
    in.text(content.words);
    return content;
}

const Content kContent{-0.1, 65535, {{1, 0.5F}, {4'000'000'000, 0.0F}}, {}, "plainte \xc3\xa9t\xc3\xa9\0x"s};

std::vector<std::byte> written() {
    Writer out;
    write(out, kContent);
    return out.bytes();
}

}  // namespace

TEST_CASE("what is written into an archive is read back, and nothing is left") {
    const std::vector<std::byte> bytes = written();
    Reader in{bytes};
    CHECK(read(in) == kContent);
    CHECK(in.at_end());
}

TEST_CASE("a list read back replaces what the vector held") {
    Writer out;
    out.list(std::vector<int>{1, 2});
    Reader in{out.bytes()};
    std::vector<int> items{7, 8, 9};
    in.list(items);
    CHECK(items == std::vector<int>{1, 2});
}

TEST_CASE("an archive cut anywhere throws RunError") {
    const std::vector<std::byte> bytes = written();
    for (std::size_t kept = 0; kept < bytes.size(); ++kept) {
        CAPTURE(kept);
        Reader in{std::span{bytes}.first(kept)};
        CHECK_THROWS_AS((void)read(in), RunError);
    }
}

TEST_CASE("an archive with any bit flipped is read or throws RunError, and never asks for memory that the bytes do not justify") {
    const std::vector<std::byte> bytes = written();
    for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
        CAPTURE(bit);
        std::vector<std::byte> damaged = bytes;
        damaged[bit / 8] ^= std::byte{1} << (bit % 8);
        Reader in{damaged};
        try {
            const Content content = read(in);
            CHECK(content.pairs.size() <= bytes.size());
        } catch (const RunError&) {
            CHECK(true);
        }
    }
}

TEST_CASE("a count so large that its bytes overflow is refused") {
    for (const std::uint64_t count : {std::uint64_t{1} << 61, (std::uint64_t{1} << 61) + 1, std::numeric_limits<std::uint64_t>::max()}) {
        CAPTURE(count);
        Writer out;
        out.value(count);
        out.value(std::uint64_t{0});
        Reader in{out.bytes()};
        std::vector<std::uint64_t> items;
        CHECK_THROWS_AS(in.list(items), RunError);
    }
}
