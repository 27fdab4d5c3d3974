#!/usr/bin/env bash
# Are the tests any good? Ten times, one sign or factor of a mechanism is changed in a copy of the tree, and the tests of the rooms and
# the validation are run: at least one must fail. Not part of the tests; prints which mutation is caught by what.
#
#   tests/validation/mutations.sh [FOLDER]     builds in FOLDER (default build/mutations), some minutes with a compiler cache
set -uo pipefail
cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/../.." || exit 3
root=$PWD
work=${1:-$root/build/mutations}

# name | file | text | what takes its place
mutations=(
    "customers take over less anger than others|engine/crowd/exposure.cpp|account.has(Account::kCustomer) ? crowd.transfer_customer : crowd.transfer_other|account.has(Account::kCustomer) ? crowd.transfer_other : crowd.transfer_customer"
    "damping by one generation too many|engine/crowd/exposure.cpp|static_cast<double>(post.depth))|static_cast<double>(post.depth + 1))"
    "empathy fuels|engine/company/publication.cpp|company.observer_empathy * content.empathy|-company.observer_empathy * content.empathy"
    "double deviation counts the first failure only|engine/crowd/complaint.cpp|kFailuresCounted = 3|kFailuresCounted = 1"
    "satisfaction makes angrier|engine/crowd/outcome.cpp|anger_of(account, now) * around_.scenario.crowd.satisfied_relief|anger_of(account, now) / around_.scenario.crowd.satisfied_relief"
    "kernel tail too light|engine/crowd/reaction_kernel.cpp|pow_exact((1.0 - p) / (1.0 - flat_mass_), -1.0 / tail_)|pow_exact((1.0 - p) / (1.0 - flat_mass_), -0.5 / tail_)"
    "trending without a threshold|engine/world/attention.cpp|(last_hour - platform.trending_threshold) / platform.trending_threshold|last_hour / platform.trending_threshold"
    "articles grow with the volume only linearly|engine/world/attention.cpp|pow_exact(day / media.reference_volume, media.exponent)|(day / media.reference_volume)"
    "good news move as much as bad|engine/crowd/opinion.cpp|attitude.step / attitude.negativity_bias|attitude.step"
    "a fix leaves the rest of the wait as it was|engine/world/incidents.cpp|static_cast<double>((now - from).count()) / state.residual|static_cast<double>((now - from).count())"
    "the last in the queue comes first|engine/company/company.hpp|if (a.since != b.since) return a.since < b.since;|if (a.since != b.since) return b.since < a.since;"
    "approval never waits for opening hours|engine/company/desk.cpp|calendar_.after_work(now, approval, horizon_)|now + approval"
)
programs=(test_crowd test_world test_company test_sim test_validation)

mkdir -p "$work/tree"
git -C "$root" ls-files -z | tar -C "$root" --null -T - -c | tar -C "$work/tree" -x
(cd "$work/tree" && cmake --preset release -G Ninja >/dev/null) || exit 3
survivors=0
for mutation in "${mutations[@]}"; do
    IFS='|' read -r name file text instead <<<"$mutation"
    if ! grep -qF -- "$text" "$root/$file"; then
        echo "STALE     $name: $file no longer says: $text"
        survivors=$((survivors + 1))
        continue
    fi
    TEXT=$text INSTEAD=$instead perl -0pi -e 's/\Q$ENV{TEXT}\E/$ENV{INSTEAD}/' "$work/tree/$file"
    if ! ninja -C "$work/tree/build/release" "${programs[@]}" bundled_strategies >"$work/build.log" 2>&1; then
        echo "NO BUILD  $name (see $work/build.log)"
        survivors=$((survivors + 1))
        cp "$root/$file" "$work/tree/$file"
        continue
    fi
    caught=""
    for program in "${programs[@]}"; do
        timeout 600 "$work/tree/build/release/tests/$program" --abort-after=1 --minimal >"$work/test.log" 2>&1 && continue
        caught=$(grep -m 1 'TEST CASE:' "$work/test.log" | sed 's/TEST CASE: *//')
        break
    done
    # Copied, not restored: the build goes by times.
    cp "$root/$file" "$work/tree/$file"
    if [[ -n $caught ]]; then
        echo "caught    $name: $caught"
    else
        echo "SURVIVED  $name"
        survivors=$((survivors + 1))
    fi
done
echo "${#mutations[@]} mutations, $survivors not caught"
((survivors == 0))
