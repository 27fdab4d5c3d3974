#include "engine/measure/desk_delay.hpp"

#include "engine/core/samplers.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace firebreak {
namespace {

constexpr Duration kLongest = days{60};
/// Powers of the real root of x^4 = x + 1, inverted: Roberts' generalisation of the golden ratio to three dimensions.
constexpr std::array<double, 3> kRatios{0.8191725133961645, 0.6710436067037893, 0.5497004779019703};

// The fractional part of (j + 1/2) ratio; never 0, which a lognormal would answer with 0.
double lattice(std::size_t point, double ratio) {
    const double place = (static_cast<double>(point) + 0.5) * ratio;
    return place - std::floor(place);
}

}  // namespace

DeskDelayModel::DeskDelayModel(std::span<const Time> opened, const DeskLaw& law, std::size_t points)
    : opened_{opened.begin(), opened.end()}, law_{law} {
    const double handling_sigma = sample::lognormal_sigma(law.handling_cv);
    for (std::size_t j = 0; j < points; ++j) {
        detection_.push_back(sample::lognormal(lattice(j, kRatios[0]), 1.0, law.detection_sigma));
        handling_.push_back(sample::lognormal_of_mean(lattice(j, kRatios[1]), law.handling_hours, handling_sigma));
        approval_uniform_.push_back(lattice(j, kRatios[2]));
    }
}

std::size_t DeskDelayModel::message_of(std::size_t point) const noexcept {
    // Every message as often as the others, or evenly spread ones where there are more messages than points.
    return opened_.size() <= points() ? point % opened_.size() : point * opened_.size() / points();
}

double DeskDelayModel::median_handling() const noexcept {
    return sample::lognormal_of_mean(0.5, law_.handling_hours, sample::lognormal_sigma(law_.handling_cv));
}

std::vector<double> DeskDelayModel::delays(const DeskDelays& desk) const {
    std::vector<double> delays(points());
    const Calendar calendar{week_of(desk.open), 0};
    for (std::size_t j = 0; j < points(); ++j) {
        const double approval =
            desk.approval_hours > 0.0 ? sample::lognormal(approval_uniform_[j], desk.approval_hours, desk.approval_sigma) : 0.0;
        const double detection = desk.detection_hours * detection_[j];
        if (desk.open == DeskHours::always) {
            delays[j] = std::min(detection + handling_[j] + approval, hours_of(kLongest));
            continue;
        }
        // As Company does: taken up in opening hours, handled to the end, approved in opening hours.
        const Time opened = opened_[message_of(j)];
        const Time begun = calendar.next_open(opened + clamped_hours(detection, kLongest));
        const Time drafted = begun + clamped_hours(handling_[j], kLongest);
        const Duration checking = clamped_hours(approval, kLongest);
        const Time sent = checking.count() == 0 ? drafted : calendar.after_work(drafted, checking, opened + kLongest);
        delays[j] = std::min(hours_of(sent - opened), hours_of(kLongest));
    }
    return delays;
}

}  // namespace firebreak
