// What a run writes down, in the order of all things: posts get their place, cases open, close, are taken back.
#include "engine/sim/simulation.hpp"

#include <algorithm>

namespace firebreak {

void Simulation::commit(const PostDraft& draft) {
    CaseId in_case = kNoCase;
    const auto followers = is_person(draft.author) ? static_cast<std::uint32_t>(graph_.followers_count(draft.author)) : 0U;
    if (draft.local_case != kNoLocalCase) {
        std::vector<CaseId>& cases = cases_of_block_[block_of(draft.author)];
        if (draft.opens_case) {
            in_case = CaseId{static_cast<std::uint32_t>(cases_.size())};
            if (cases.size() <= draft.local_case) cases.resize(draft.local_case + 1, kNoCase);
            cases[draft.local_case] = in_case;
            Case opened;
            opened.key = draft.key;
            opened.account = draft.author;
            opened.local_case = draft.local_case;
            opened.followers = followers;
            opened.issue = draft.issue;
            opened.case_class = draft.type == PostType::question ? CaseClass::question
                                : draft.type == PostType::me_too ? CaseClass::me_too
                                                                 : CaseClass::complaint;
            opened.is_seed = draft.is_seed;
            opened.wants_speed = crowd_->population().motive(draft.author) == Motive::speed;
            opened.counts_on_peers = crowd_->population().counts_on_peers(draft.author);
            opened.opened = draft.time;
            cases_.push_back(opened);
        } else {
            in_case = cases[draft.local_case];
            cases_[index(in_case)].round = std::max(cases_[index(in_case)].round, draft.round);
        }
    }
    const PostId id = book_.add(draft, in_case, followers);
    Post& post = book_.posts[index(id)];
    post.appeal = crowd_->appeal(post);
    if (draft.type == PostType::statement) post.depth = static_cast<std::uint16_t>(book_.statements.size());
    if (draft.is_news) issues_[index(draft.issue)].add_news(draft.time + scenario_.platform.min_reaction);
    if (draft.type == PostType::peer_answer) tell_complainer(id);
    if (in_case != kNoCase) {
        Case& record = cases_[index(in_case)];
        post.earlier_in_case = record.newest_post;
        record.newest_post = id;
    }
    new_posts_.push_back(id);
    attention_->hear(id);
    if (draft.author == kCompanyAccount) return;
    company_->hear(id);
    take_company_output();
}

// A peer's answer, and to whose case it belongs: the complainer reads it a reaction later.
void Simulation::tell_complainer(PostId answer) {
    Post& post = book_.posts[index(answer)];
    const Post& asked = book_[post.parent];
    if (asked.in_case == kNoCase) return;
    Case& record = cases_[index(asked.in_case)];
    record.first_peer_answer = std::min(record.first_peer_answer, post.time);
    post.local_case = record.local_case;
    const Time visible = post.time + scenario_.platform.min_reaction;
    if (visible < horizon_) emit(0, Event{visible, EventKind::peer_visible, record.account, index(answer)});
}

// The posts of a case that its complainer takes back.
void Simulation::take_back(Case& record, Time when) {
    record.withdrawn = when;
    for (PostId id = record.newest_post; id != kNoPost; id = book_[id].earlier_in_case) {
        Post& post = book_.posts[index(id)];
        if (post.type != PostType::praise) post.deleted = std::min(post.deleted, when);
    }
}

void Simulation::settle(const Case& record, Time when) {
    for (PostId id = record.newest_post; id != kNoPost; id = book_[id].earlier_in_case) {
        Post& post = book_.posts[index(id)];
        post.settled = std::min(post.settled, when);
    }
}

void Simulation::take(const CaseNote& note) {
    Case& record = cases_[index(cases_of_block_[block_of(note.account)][note.local_case])];
    if (note.news == CaseNews::patience_expired) {
        record.is_patience_expired = true;
        record.is_word_of_mouth = note.is_word_of_mouth;
        company_->lose_patience(cases_of_block_[block_of(note.account)][note.local_case], note.time);
        return;
    }
    if (note.news == CaseNews::peer_closed) {
        record.is_peer_closed = true;
        settle(record, note.time);
        return;
    }
    record.is_judged = true;
    if (note.is_remedied && record.remedied == kNever) record.remedied = note.time;
    if (note.news == CaseNews::satisfied) {
        record.is_satisfied = true;
        record.satisfied = note.time;
        settle(record, note.time);
    }
    if (note.is_withdrawn) take_back(record, note.time);
}

}  // namespace firebreak
