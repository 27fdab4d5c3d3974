-- Loud first: answers everybody, those with many angry readers before the others; calls in agents while the queue is long; and in a crisis
-- publishes a statement once it is drafted, has the cause mended, and drops the approval of replies.
-- docs/strategies/lua.md explains it line by line.

params = {
    coverage = {default = 0.9, min = 0, max = 1, help = "Share of the seen cases that get an answer."},
    loud_followers = {default = 1000, min = 0, help = "An annoyed customer with as many followers goes before the others."},
    long_queue = {default = 40, min = 1, help = "Cases waiting that bring in more agents."},
    short_queue = {default = 10, min = 0, help = "Cases waiting at which they leave again."},
    drafting = {default = 45 * minute, unit = "duration", help = "Median time that a statement takes to write."},
}

state = {
    is_reinforced = false,
    is_alarmed = false,
    seen_of_issue = {}, -- cases seen, by the number of their issue
}

local STATEMENT = 1 -- a purpose for actions:draw

local function orders()
    local class = {
        coverage = params.coverage,
        reply = {empathy = 0.8, explanation = 0.4, apology = 0.6, remedy = 0.4},
    }
    return {
        monitoring = 0.97,
        detection_delay = 15 * minute,
        classes = {complaint = class, me_too = class, question = class},
        hours = state.is_alarmed and always() or daily(0, 6, 8, 22),
        staffing = state.is_reinforced and 3 or 1,
        approval_layers = state.is_alarmed and 0 or 1,
        approval_delay = 30 * minute,
        escalation = 1,
        information_flow = 0.8,
        fix_duration = 36 * hour,
    }
end

function initial_orders()
    return orders()
end

local function is_loud(case)
    return case.arousal_class == 2 or (case.arousal_class == 1 and case.followers >= params.loud_followers)
end

-- The loudest is put to the front last, so that it stands first.
local function loud_ones_first(cases, actions)
    local loud = {}
    for _, case in ipairs(cases) do
        if is_loud(case) and not case.is_answered then loud[#loud + 1] = case end
    end
    table.sort(loud, function(a, b) return a.followers < b.followers end)
    for _, case in ipairs(loud) do actions:prioritise(case) end
end

local function sound_the_alarm(seen, actions)
    local worst, most = 0, 0
    for issue, count in pairs(state.seen_of_issue) do
        if count > most then worst, most = issue, count end
    end
    actions:note(string.format("alarm: %d mentions in the last hour, %d cases about issue %d", seen.seen_last_hour // 1, most, worst))
    actions:start_fix(24 * hour)
    local delay = sample.lognormal(actions:draw(STATEMENT, seen.statements_published), params.drafting, 0.3)
    actions:publish({type = "rebuild", empathy = 0.8, announces_fix = true}, delay)
end

function decide(seen, actions)
    for _, case in ipairs(seen.cases) do
        state.seen_of_issue[case.issue] = (state.seen_of_issue[case.issue] or 0) + 1
    end
    loud_ones_first(seen.cases, actions)

    local was_reinforced, was_alarmed = state.is_reinforced, state.is_alarmed
    if seen.queue_length >= params.long_queue then state.is_reinforced = true end
    if seen.queue_length <= params.short_queue then state.is_reinforced = false end
    if seen.is_crisis and not state.is_alarmed then
        state.is_alarmed = true
        sound_the_alarm(seen, actions)
    end
    if state.is_reinforced ~= was_reinforced or state.is_alarmed ~= was_alarmed then actions:set_orders(orders()) end
end
