// Which account has which colour, by what the colours are to tell.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "viewer/network/account_state.hpp"
#include "viewer/network/network_picture.hpp"
#include "viewer/network/network_view.hpp"
#include "viewer/ui/look.hpp"

#include <cstdint>
#include <vector>

namespace firebreak::viewer {

[[nodiscard]] Colour colour_of(const Look& look, AccountState state) noexcept;
/// From nothing to most, lighter or darker all the way, so that it can be read without hues.
[[nodiscard]] Colour ramp_colour(const Look& look, float share) noexcept;
/// Neighbouring numbers differ; the last of `communities` is grey where it is the rest.
[[nodiscard]] Colour community_colour(const Look& look, const Communities& communities, std::uint32_t community) noexcept;
/// Of reach: customers and others, reached or not.
[[nodiscard]] Colour reach_colour(const Look& look, bool is_customer, bool is_reached) noexcept;

struct PaintedAccounts {
    /// By number of the picture.
    std::vector<Colour> colours;
    /// In which order they are drawn: those of whom nothing is told first, and the most followed last.
    std::vector<std::uint32_t> order;
};

/// Fills `painted`, whose memory is used again. An account that the snapshot does not know yet is unreached. 2 ms for 200,000.
void paint_accounts(const NetworkPicture& picture, const LiveSnapshot& live, ColourBy colour_by, const Look& look,
                    PaintedAccounts& painted);

}  // namespace firebreak::viewer
