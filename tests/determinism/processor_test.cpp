// The same program on a processor without AVX2 and fused multiply-add gives the same bits.
#include <doctest/doctest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

// What the helper prints under these tunables of the C library; empty for none.
std::string digests_under(const std::string& tunables) {
    const std::string command =
        "env " + (tunables.empty() ? std::string{} : "GLIBC_TUNABLES=" + tunables + " ") + "'" FIREBREAK_RUN_DIGESTS "'";
    std::FILE* pipe = ::popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string text;
    std::array<char, 256> line{};
    while (std::fgets(line.data(), static_cast<int>(line.size()), pipe) != nullptr) text += line.data();
    CHECK(::pclose(pipe) == 0);
    return text;
}

}  // namespace

TEST_CASE("runs are the same to the bit where the C library may not use newer instructions") {
    const std::string own = digests_under("");
    CHECK(own.size() > 100);
    CHECK(digests_under("glibc.cpu.hwcaps=-AVX2_Usable,-FMA_Usable,-AVX2,-FMA") == own);
    CHECK(digests_under("glibc.cpu.hwcaps=-AVX2_Usable,-FMA_Usable,-AVX2,-FMA,-AVX,-SSE4_2,-SSE4_1,-SSSE3") == own);
}
