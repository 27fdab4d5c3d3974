// The recursive quadrants of R-MAT, many follows at once: half of the time of making such a graph would go into them one by one.
#pragma once

#include "engine/graph/row_builder.hpp"

#include <cstdint>
#include <span>

namespace firebreak {

/// Draws from the unit square that falls into quadrants of unequal probability, and these again. The square has accounts x accounts cells;
/// when the number of accounts is no power of two, up to four of the last and finest quadrants make up a cell.
class QuadrantDraws {
  public:
    /// The probabilities of author and follower both low (a), follower high (b), author high (c); all is a function of `key`.
    QuadrantDraws(std::uint32_t accounts, double a, double b, double c, std::uint64_t key);

    /// The follows from number `first` on. About 25 to 40 ns each, 10 to 12 ns with AVX-512; the same ones on every processor. [parallel]
    void draw(std::uint64_t first, std::span<Follow> out) const;

    // The probabilities as thresholds on 32 random bits; each level of the recursion uses one such draw.
    struct Plan {
        std::uint64_t key;
        std::uint64_t a;
        std::uint64_t ab;
        std::uint64_t abc;
        std::uint64_t accounts;
        std::uint32_t levels;
    };

  private:
    Plan plan_;
};

}  // namespace firebreak
