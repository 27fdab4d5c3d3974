#include "engine/plugin/modified_strategy.hpp"

#include "engine/core/archive.hpp"
#include "engine/core/hash.hpp"
#include "engine/plugin/convert.hpp"

#include <algorithm>
#include <utility>

namespace firebreak {
namespace {

// By way of the C structs, which have no padding: equal orders must write equal bytes.
void write_orders(const Orders& orders, Writer& writer) {
    detail::OrdersInC in_c{orders};
    in_c.orders.classes = nullptr;
    writer.value(in_c.orders);
    writer.value(in_c.classes);
}

Orders read_orders(Reader& reader) {
    detail::OrdersInC in_c{Orders{}};
    reader.value(in_c.orders);
    reader.value(in_c.classes);
    in_c.orders.size = sizeof in_c.orders;
    in_c.orders.classes = in_c.classes.data();
    in_c.orders.class_count = kCaseClasses;
    in_c.orders.class_stride = sizeof(firebreak_class_orders);
    return detail::from_c(in_c.orders);
}

}  // namespace

/// The actions of one part: `next_modifier` is the first whose turn comes after it.
class ModifiedStrategy::PartActions final : public Actions {
  public:
    PartActions(ModifiedStrategy& whole, Actions& out, std::size_t next_modifier) noexcept
        : whole_{whole}, out_{out}, next_modifier_{next_modifier} {}

    void set_orders(const Orders& orders) override {
        whole_.given_ = Given{orders, next_modifier_};
        whole_.sent_ = whole_.formed(*whole_.given_);
        out_.set_orders(whole_.sent_);
    }
    void answer(std::uint32_t case_id, const Reply& reply) override { out_.answer(case_id, whole_.formed(reply, next_modifier_)); }
    void ignore(std::uint32_t case_id) override { out_.ignore(case_id); }
    void prioritise(std::uint32_t case_id) override { out_.prioritise(case_id); }
    void escalate(std::uint32_t case_id) override { out_.escalate(case_id); }
    void remove(std::uint32_t case_id) override { out_.remove(case_id); }
    void mobilise(const Supporters& supporters, Duration delay) override { out_.mobilise(supporters, delay); }
    void publish(const Statement& statement, Duration delay) override { out_.publish(statement, delay); }
    void start_fix(Duration median_duration) override { out_.start_fix(median_duration); }
    void note(std::string_view text) override { out_.note(text); }
    [[nodiscard]] bool wants_reasons() const override { return out_.wants_reasons(); }
    void because(std::string_view reason) override { out_.because(reason); }
    // The strategy draws as it would alone: with and without modifiers it meets the same chance.
    [[nodiscard]] double draw(std::uint32_t purpose, std::uint64_t entity, std::uint32_t n) const override {
        const std::uint64_t own = next_modifier_ == 0 ? entity : hash_of(whole_.parts_[next_modifier_ - 1].draw_key, entity);
        return out_.draw(purpose, own, n);
    }

  private:
    ModifiedStrategy& whole_;
    Actions& out_;
    std::size_t next_modifier_;
};

ModifiedStrategy::ModifiedStrategy(std::unique_ptr<Strategy> strategy) : strategy_{std::move(strategy)} {}

void ModifiedStrategy::add(std::string_view name, std::unique_ptr<Modifier> modifier) {
    const auto before = static_cast<std::uint64_t>(std::ranges::count(parts_, name, &Part::name));
    std::vector<std::byte> memory = modifier->memory();
    parts_.push_back({std::string{name}, std::move(modifier), hash_of(hash_text(name), before), std::move(memory)});
}

Orders ModifiedStrategy::initial_orders() {
    const Given first{strategy_->initial_orders(), 0};
    const Orders orders = formed(first);
    if (!given_) {
        given_ = first;
        sent_ = orders;
    }
    return orders;
}

void ModifiedStrategy::act(const Situation& situation, Actions& actions) {
    PartActions own{*this, actions, 0};
    strategy_->act(situation, own);
    bool has_changed = false;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        PartActions of_modifier{*this, actions, i + 1};
        parts_[i].modifier->act(situation, of_modifier);
        std::vector<std::byte> memory = parts_[i].modifier->memory();
        has_changed = has_changed || memory != parts_[i].memory;
        parts_[i].memory = std::move(memory);
    }
    if (!has_changed || !given_) return;
    const Orders orders = formed(*given_);
    if (orders == sent_) return;
    sent_ = orders;
    actions.set_orders(sent_);
}

std::vector<std::byte> ModifiedStrategy::snapshot() const {
    Writer writer;
    writer.list(strategy_->snapshot());
    for (const Part& part : parts_) writer.list(part.modifier->snapshot());
    writer.value(given_.has_value());
    if (given_) {
        writer.value(static_cast<std::uint64_t>(given_->first_modifier));
        write_orders(given_->orders, writer);
    }
    return writer.bytes();
}

void ModifiedStrategy::restore(std::span<const std::byte> bytes) {
    Reader reader{bytes};
    std::vector<std::byte> memory;
    reader.list(memory);
    strategy_->restore(memory);
    for (Part& part : parts_) {
        reader.list(memory);
        part.modifier->restore(memory);
        part.memory = part.modifier->memory();
    }
    given_.reset();
    if (reader.value<std::uint8_t>() == 0) return;
    const auto first_modifier = reader.value<std::uint64_t>();
    given_ = Given{read_orders(reader), static_cast<std::size_t>(std::min<std::uint64_t>(first_modifier, parts_.size()))};
    sent_ = formed(*given_);
}

Orders ModifiedStrategy::formed(Given given) const {
    for (std::size_t i = given.first_modifier; i < parts_.size(); ++i) given.orders = parts_[i].modifier->modify(given.orders);
    return given.orders;
}

Reply ModifiedStrategy::formed(const Reply& reply, std::size_t first_modifier) const {
    if (first_modifier == parts_.size()) return reply;
    // As if it stood in the orders for complaints: a modifier knows orders only.
    Given given{given_ ? given_->orders : Orders{}, first_modifier};
    for (ClassOrders& entry : given.orders.classes) entry.reply = reply;
    return formed(given).classes[static_cast<std::size_t>(CaseClass::complaint)].reply;
}

}  // namespace firebreak
