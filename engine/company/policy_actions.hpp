// What a strategy asks for, and what people at the desk ask for in its place, done by the company at once. For this room only.
#pragma once

#include "engine/company/company.hpp"
#include "engine/core/hash.hpp"

#include <algorithm>
#include <string>

namespace firebreak {

/// Carries a strategy's actions out at once, in the order in which it asks for them.
class Company::PolicyActions final : public Actions {
  public:
    PolicyActions(Company& company, Time now) : company_{company}, now_{now} {}

    void set_orders(const Orders& orders) override {
        company_.set_orders(orders, now_);
        company_.decide(now_, "standing orders changed");
    }
    void answer(std::uint32_t case_id, const Reply& reply) override {
        DeskCase& desk = company_.desk_cases_[case_id];
        if (desk.status == Status::waiting) desk.reply = reply;
        if (desk.status == Status::idle) company_.enqueue(CaseId{case_id}, reply, false, now_);
    }
    void ignore(std::uint32_t case_id) override {
        if (company_.desk_cases_[case_id].status != Status::waiting) return;
        company_.meter(now_);
        company_.leave_queue(case_id);
    }
    void prioritise(std::uint32_t case_id) override {
        DeskCase& desk = company_.desk_cases_[case_id];
        if (desk.status != Status::waiting) return;
        company_.queue_.erase(company_.place_of(case_id));
        desk.is_first = true;
        company_.queue_.insert(company_.place_of(case_id));
    }
    void escalate(std::uint32_t case_id) override {
        Orders& orders = company_.orders_;
        const double old_escalation = orders.escalation;
        orders.escalation = 1.0;
        company_.maybe_escalate(CaseId{case_id}, now_);
        orders.escalation = old_escalation;
    }
    void remove(std::uint32_t case_id) override {
        const PostId post = company_.desk_cases_[case_id].seen_post;
        if (post != kNoPost) company_.remove_post(post, now_);
    }
    void mobilise(const Supporters& supporters, Duration delay) override {
        const auto number = static_cast<std::uint32_t>(company_.supporter_plans_.size());
        company_.supporter_plans_.push_back(supporters);
        company_.schedule(now_ + std::max(delay, Duration{0}), EventKind::publication, number, Job::supporters, number);
    }
    void publish(const Statement& statement, Duration delay) override {
        const auto number = static_cast<std::uint32_t>(company_.drafted_statements_.size());
        company_.drafted_statements_.push_back(statement);
        company_.schedule(now_ + std::max(delay, Duration{0}), EventKind::publication, number, Job::publish_statement, number);
    }
    void start_fix(Duration median_duration) override {
        for (std::uint16_t i = 1; i < company_.around_.issues.size(); ++i) {
            if (company_.is_live(IssueId{i}, now_)) company_.start_fix(IssueId{i}, median_duration, now_);
        }
    }
    void note(std::string_view text) override { company_.decide(now_, std::string{text}); }
    [[nodiscard]] double draw(std::uint32_t purpose, std::uint64_t entity, std::uint32_t n) const override {
        return company_.draws_.uniform(Purpose::strategy, hash_of(purpose, entity), n);
    }

  private:
    Company& company_;
    Time now_;
};

}  // namespace firebreak
