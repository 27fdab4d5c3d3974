// A case: what a complaint, a me-too or a question opens, seen by the company or not. This is the record of what truly happened; what
// the desk makes of it is the company's own affair.
#pragma once

#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"
#include "engine/events/event.hpp"
#include "engine/plugin/orders.hpp"

#include <cstdint>
#include <vector>

namespace firebreak {

struct Case {
    std::uint64_t key = 0;
    AccountId account = kNoAccount;
    std::uint32_t local_case = 0;
    PostId newest_post = kNoPost;
    std::uint32_t followers = 0;
    IssueId issue = kBackgroundIssue;
    CaseClass case_class = CaseClass::complaint;
    std::uint8_t round = 1;
    std::uint8_t replies = 0;
    /// First posts of incidents belong to nobody's own failure.
    bool is_seed = false;
    bool is_satisfied = false;
    bool is_patience_expired = false;
    bool is_word_of_mouth = false;
    bool is_judged = false;
    bool is_peer_closed = false;
    /// The complainer wanted speed above all; counts on peers; expects the department that answered first.
    bool wants_speed = false;
    bool counts_on_peers = false;
    Time opened{};
    Time first_reply = kNever;
    Time first_detection = kNever;
    Time remedied = kNever;
    Time satisfied = kNever;
    Time first_peer_answer = kNever;
    /// Taken back by its author, or deleted by the company.
    Time withdrawn = kNever;
    Time removed = kNever;
};

using CaseBook = std::vector<Case>;

/// What an account makes of its case, told to the record.
enum class CaseNews : std::uint8_t { satisfied, unsatisfied, patience_expired, peer_closed };

struct CaseNote {
    OrderKey order{};
    Time time{};
    AccountId account = kNoAccount;
    std::uint32_t reply = 0;
    std::uint32_t local_case = 0;
    CaseNews news = CaseNews::satisfied;
    bool is_remedied = false;
    bool is_word_of_mouth = false;
    bool is_withdrawn = false;
};

}  // namespace firebreak
