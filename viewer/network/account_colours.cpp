#include "viewer/network/account_colours.hpp"

#include <algorithm>
#include <array>

namespace firebreak::viewer {
namespace {

Colour mixed(Colour a, Colour b, float share) noexcept {
    Colour result = 0;
    for (unsigned shift = 0; shift < 32; shift += 8) {
        const auto from = static_cast<float>((a >> shift) & 255U);
        const auto to = static_cast<float>((b >> shift) & 255U);
        result |= static_cast<Colour>(from + share * (to - from) + 0.5F) << shift;
    }
    return result;
}

// Those of whom there is nothing to tell keep to the background.
Colour quiet(const Look& look) noexcept { return mixed(look.colours.window, look.colours.grey, 0.45F); }

std::uint8_t byte_of(const std::vector<std::uint8_t>& bytes, AccountId account) noexcept {
    return index(account) < bytes.size() ? bytes[index(account)] : std::uint8_t{0};
}

// Least and most first, as the picture's order has them within each.
template <class IsLoud>
void order_accounts(const NetworkPicture& picture, PaintedAccounts& painted, IsLoud&& is_loud) {
    painted.order.clear();
    painted.order.reserve(picture.by_followers.size());
    for (const std::uint32_t account : picture.by_followers) {
        if (!is_loud(account)) painted.order.push_back(account);
    }
    for (const std::uint32_t account : picture.by_followers) {
        if (is_loud(account)) painted.order.push_back(account);
    }
}

}  // namespace

Colour colour_of(const Look& look, AccountState state) noexcept {
    switch (state) {
        case AccountState::unreached: return quiet(look);
        case AccountState::reached: return look.colours.yellow;
        case AccountState::grievance: return look.colours.orange;
        case AccountState::shared: return look.colours.vermillion;
        case AccountState::complained: return look.colours.pink;
        case AccountState::satisfied: return look.colours.sky;
        case AccountState::for_company: return look.colours.green;
    }
    return look.colours.grey;
}

Colour ramp_colour(const Look& look, float share) noexcept {
    const bool is_light = look.theme == ThemeName::light;
    const std::array<Colour, 4> stops{quiet(look), is_light ? look.colours.yellow : look.colours.vermillion, look.colours.orange,
                                      is_light ? look.colours.vermillion : look.colours.yellow};
    const float place = std::clamp(share, 0.0F, 1.0F) * static_cast<float>(stops.size() - 1);
    const auto stop = std::min(static_cast<std::size_t>(place), stops.size() - 2);
    return mixed(stops[stop], stops[stop + 1], place - static_cast<float>(stop));
}

Colour community_colour(const Look& look, const Communities& communities, std::uint32_t community) noexcept {
    if (communities.has_rest && community + 1 == communities.count()) return quiet(look);
    const std::array<Colour, 8> hues = series_colours(look.colours);
    constexpr std::uint32_t kHues = 7;
    // A hue that comes round again is a little fainter.
    const float share = 1.0F - 0.25F * static_cast<float>((community / kHues) % 3);
    return mixed(look.colours.window, hues[community % kHues], share);
}

Colour reach_colour(const Look& look, bool is_customer, bool is_reached) noexcept {
    if (is_reached) return is_customer ? look.colours.orange : look.colours.sky;
    return is_customer ? mixed(look.colours.window, look.colours.orange, 0.35F) : quiet(look);
}

void paint_accounts(const NetworkPicture& picture, const LiveSnapshot& live, ColourBy colour_by, const Look& look,
                    PaintedAccounts& painted) {
    std::array<Colour, 256> of_byte{};
    for (std::size_t byte = 0; byte < of_byte.size(); ++byte) {
        const auto flags = static_cast<std::uint8_t>(byte);
        if (colour_by == ColourBy::anger) of_byte[byte] = ramp_colour(look, static_cast<float>(byte) / 255.0F);
        if (colour_by == ColourBy::state) of_byte[byte] = colour_of(look, state_of(flags));
        if (colour_by == ColourBy::reach) of_byte[byte] = reach_colour(look, (flags & kLiveCustomer) != 0, (flags & kLiveReached) != 0);
    }
    const std::vector<std::uint8_t>& bytes = colour_by == ColourBy::anger ? live.account_anger : live.account_flags;
    painted.colours.resize(picture.accounts.size());
    for (std::size_t i = 0; i < picture.accounts.size(); ++i) {
        painted.colours[i] = colour_by == ColourBy::community
                                 ? community_colour(look, picture.communities, picture.communities.of_account[i])
                                 : of_byte[byte_of(bytes, picture.accounts[i])];
    }
    if (colour_by == ColourBy::community) {
        painted.order = picture.by_followers;
        return;
    }
    order_accounts(picture, painted, [&](std::uint32_t account) {
        const std::uint8_t byte = byte_of(bytes, picture.accounts[account]);
        if (colour_by == ColourBy::anger) return byte >= 32;
        return colour_by == ColourBy::reach ? (byte & kLiveReached) != 0 : state_of(byte) > AccountState::reached;
    });
}

}  // namespace firebreak::viewer
