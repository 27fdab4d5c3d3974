// Companies by how they treat what is said about them: the Satmetrix survey of January 2012 in four readings, and what the types do.
// MODEL: what matters most 1; facts F1-F4; the section `companies`.
#pragma once

#include "engine/core/draw.hpp"
#include "engine/params/field.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace firebreak {

/// What a company says of itself: whether it tracks what is said about it, and whether it follows up.
enum class Archetype : std::uint8_t { track_and_follow, track_only, follow_only, none };
inline constexpr std::size_t kArchetypes = 4;
inline constexpr std::array<std::string_view, kArchetypes> kArchetypeWords{"track_and_follow", "track_only", "follow_only", "none"};

/// article: 49/19.8/3.2/28 as printed, most likely a segment of the sample; b2c, b2b: the columns of the chart; release_total: the totals
/// that the release implies.
enum class CompanyMix : std::uint8_t { article, b2c, b2b, release_total };
template <>
struct ChoiceWords<CompanyMix> {
    static constexpr std::array<std::string_view, 4> words{"article", "b2c", "b2b", "release_total"};
};

/// What a company does: those that track and follow up differ in how they answer, and whether they mend the cause.
enum class CompanyType : std::uint8_t { leak, defensive, aggressive, fix, plan, track_only, follow_only, none };
inline constexpr std::size_t kCompanyTypes = 8;
inline constexpr std::array<std::string_view, kCompanyTypes> kCompanyTypeWords{"leak", "defensive",  "aggressive",  "fix",
                                                                               "plan", "track_only", "follow_only", "none"};
[[nodiscard]] constexpr Archetype archetype_of(CompanyType type) noexcept {
    return type <= CompanyType::plan ? Archetype::track_and_follow
                                     : static_cast<Archetype>(static_cast<int>(type) - static_cast<int>(CompanyType::plan));
}
/// Whether it has any process of answering.
[[nodiscard]] constexpr bool follows_up(Archetype archetype) noexcept {
    return archetype == Archetype::track_and_follow || archetype == Archetype::follow_only;
}

struct CompaniesParams {
    CompanyMix mix = CompanyMix::b2c;
    /// 0: the scenario is about one company.
    std::int64_t count = 0;
    std::int64_t drawing = 1;
    double leak = 0.55;
    double defensive = 0.10;
    double aggressive = 0.02;
    double fix = 0.23;
    double plan = 0.10;
    /// In place of crowd.customers and crowd.public_complaint where the mix is b2b.
    double customers_b2b = 0.02;
    double public_complaint_b2b = 0.02;
    double size_weight = 1.0;
    double answering_coverage = 0.95;
    double survey_replied = 0.79;

    static const std::vector<Field>& fields();
};

using ArchetypeShares = std::array<double, kArchetypes>;
using TypeShares = std::array<double, kCompanyTypes>;

/// The mix by definition, normalised to 1 (two columns of the chart sum to 99 and 101 %).
[[nodiscard]] ArchetypeShares shares_of(CompanyMix mix) noexcept;
/// The same by type.
[[nodiscard]] TypeShares type_shares(const CompaniesParams& params) noexcept;

/// The archetype of a company by a uniform in [0, 1). [parallel]
[[nodiscard]] Archetype archetype_of(CompanyMix mix, double u) noexcept;

/// `params.count` companies of which the archetypes, and within track_and_follow the types, are as near to their shares as whole companies
/// allow (each within one); which company is of which type is drawn. [setup]
[[nodiscard]] std::vector<CompanyType> drawn_companies(const CompaniesParams& params, const Draws& draws);

/// What a company of this type does, as strategy and parameters.
struct TypeConduct {
    std::string_view strategy;
    /// Whether it finds mentions that do not tag it.
    bool has_listening_tool;
};
[[nodiscard]] TypeConduct conduct_of(CompanyType type) noexcept;

/// Complainers of a group of companies, and those of them with a reply; any unit.
struct ReplyRecord {
    double complainers = 0.0;
    double replied = 0.0;
};

/// The factor w on the complaint volume of companies that answer at which the share `replied` of all complainers gets a reply, if others
/// never reply: R = w a / (w A + B), so w = R B / (a - R A). Nothing when no weight does, because those that answer reach too few.
[[nodiscard]] std::optional<double> size_weight(const ReplyRecord& answering, double complainers_of_others, double replied) noexcept;

/// Both surveys at once: the weight at which companies with any process of answering, `coverage` of whose complainers get a reply, make up
/// for the others.
[[nodiscard]] std::optional<double> consistent_size_weight(const ArchetypeShares& mix, double coverage, double replied) noexcept;

}  // namespace firebreak
