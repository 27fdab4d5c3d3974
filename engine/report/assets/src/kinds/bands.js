// The course of one column of the time series: a panel per policy with the band from 10 to 90 %, the quarters and the median, and the
// baseline's median beside it. All panels share their axes.
import {band, base, escaped, tooltip, valueAxis} from '../marks.js';
import {day, figure} from '../figures.js';
import {styleOf} from '../palette.js';

const kPanel = 148;
const kHead = 46;
const kFoot = 30;
const kLow = 0, kLowerQuarter = 1, kMedian = 2, kUpperQuarter = 3, kHigh = 4;

function daysBetweenMarks(hours, width) {
    const days = hours / 24;
    const most = Math.max(3, Math.floor(width / 56));
    return [1, 2, 7, 14, 28, 56, 112, 364].find((step) => days / step <= most) ?? 728;
}

function incidentLines(data, context) {
    const word = {incident: context.words.incident, aftershock: context.words.aftershock};
    return data.marks.map((mark) => ({
        xAxis: mark.hour,
        lineStyle: {color: context.theme.muted, width: 1.2, type: mark.kind === 'incident' ? 'solid' : [3, 3]},
        label: {
            show: mark.kind === 'incident', formatter: word[mark.kind], position: 'insideEndTop', rotate: 0, distance: [4, 4], align: 'left',
            color: context.theme.muted, fontSize: 11,
        },
    }));
}

// From a day before the first incident to the step after which nothing stands out any more: a quiet month would hide three loud days.
function eventfulRange(data, column) {
    const xs = data.hours;
    const whole = [xs[0], xs[xs.length - 1]];
    const outbreak = data.marks.find((mark) => mark.kind === 'incident');
    if (!outbreak) return whole;
    const before = xs.findIndex((hour) => hour >= outbreak.hour);
    let most = 0;
    let last = before;
    const differs = (quantiles, i) => Math.max(...[kLow, kHigh].map((q) => Math.abs((quantiles[q][i] ?? 0) - (quantiles[kMedian][Math.max(0, before - 1)] ?? 0))));
    for (const quantiles of column.bands) for (let i = before; i < xs.length; ++i) most = Math.max(most, differs(quantiles, i));
    for (const quantiles of column.bands) for (let i = before; i < xs.length; ++i) if (differs(quantiles, i) > 0.05 * most) last = Math.max(last, i);
    const latestMark = Math.max(...data.marks.map((mark) => mark.hour));
    const start = Math.max(whole[0], 24 * Math.floor((outbreak.hour - 24) / 24));
    const end = Math.min(whole[1], 24 * Math.ceil((Math.max(xs[last], latestMark) + 12) / 24));
    return end > start ? [start, end] : whole;
}

export function bands(data, context) {
    const column = data.columns.find((candidate) => candidate.key === context.column) ?? data.columns[0];
    const policies = data.policies;
    const columns = context.width < 620 || policies.length === 1 ? 1 : 2;
    const left = 52;
    const gap = 44;
    const inner = (context.width - left - 14 - gap * (columns - 1)) / columns;
    const panelHeight = kHead + kPanel + kFoot;
    const of = (policy) => column.bands[policies.indexOf(policy)];
    const values = column.bands.flatMap((quantiles) => [...quantiles[kLow], ...quantiles[kHigh]]).filter((value) => value !== null);
    const highest = Math.max(0, ...values);
    const lowest = Math.min(0, ...values);
    const shown = context.isWhole ? [data.hours[0], data.hours[data.hours.length - 1]] : eventfulRange(data, column);
    const days = daysBetweenMarks(shown[1] - shown[0], inner);
    const option = {
        ...base(context), title: [], grid: [], xAxis: [], yAxis: [], series: [],
        axisPointer: {link: [{xAxisIndex: 'all'}]},
        tooltip: tooltip(context, {
            trigger: 'axis', axisPointer: {type: 'line', lineStyle: {color: context.theme.muted}},
            formatter: (items) => {
                const at = items.find((item) => item.seriesId.startsWith('median:'));
                if (!at) return '';
                const n = at.dataIndex;
                const hour = data.hours[n];
                const head = `${day(Math.floor(hour / 24) * 24, context.language)} ${String(Math.floor(hour % 24)).padStart(2, '0')}:00`;
                return head + policies.map((policy) => {
                    const q = of(policy);
                    return `<br>${escaped(context.policies[policy].title)}: <b>${figure(q[kMedian][n], column.format, context.language)}</b> ` +
                        `(${figure(q[kLow][n], column.format, context.language)} – ${figure(q[kHigh][n], column.format, context.language)})`;
                }).join('');
            },
        }),
    };
    policies.forEach((policy, n) => {
        const style = styleOf(policy, context.theme);
        const x = left + (n % columns) * (inner + gap);
        const top = Math.floor(n / columns) * panelHeight;
        const axes = {xAxisIndex: n, yAxisIndex: n};
        const q = of(policy);
        const xs = data.hours;
        option.title.push({
            text: context.policies[policy].title, left: x, top: top + 12, padding: 0,
            textStyle: {fontSize: 13, fontWeight: 600, color: style.colour, width: inner, overflow: 'truncate'},
        });
        option.grid.push({left: x, width: inner, top: top + kHead, height: kPanel});
        option.xAxis.push(valueAxis(context, {
            gridIndex: n, min: shown[0], max: shown[1], interval: 24 * days,
            splitLine: {show: false}, axisLine: {show: true, lineStyle: {color: context.theme.rule}},
            axisLabel: {color: context.theme.muted, fontSize: 11, showMaxLabel: false, formatter: (value) => day(value, context.language)},
        }));
        option.yAxis.push(valueAxis(context, {
            gridIndex: n, min: lowest, max: highest === lowest ? lowest + 1 : highest, splitNumber: 3,
            axisLabel: {color: context.theme.muted, fontSize: 11, showMaxLabel: false, formatter: (value) => figure(value, column.format, context.language)},
        }));
        option.series.push(
            {...band(xs, q[kLow], q[kHigh], style.colour, 0.16, axes)},
            {...band(xs, q[kLowerQuarter], q[kUpperQuarter], style.colour, 0.32, axes)},
            {
                id: `median:${n}`, type: 'line', ...axes, clip: true, showSymbol: false, symbol: style.symbol, z: 3,
                data: xs.map((hour, i) => [hour, q[kMedian][i]]),
                lineStyle: {color: style.colour, width: 2}, itemStyle: {color: style.colour},
                markLine: {silent: true, symbol: 'none', animation: false, data: incidentLines(data, context)},
            },
        );
        if (policy !== data.baseline && policies.includes(data.baseline)) {
            const reference = of(data.baseline);
            option.series.push({
                id: `baseline:${n}`, type: 'line', ...axes, showSymbol: false, symbol: 'none', silent: true, z: 2,
                data: xs.map((hour, i) => [hour, reference[kMedian][i]]),
                lineStyle: {color: styleOf(data.baseline, context.theme).colour, width: 1.2, type: [4, 3]},
            });
        }
    });
    return {height: Math.ceil(policies.length / columns) * panelHeight, option, pointer: {first: data.hours.findIndex((hour) => hour >= shown[0]), last: data.hours.findLastIndex((hour) => hour <= shown[1])}, title: column.title[context.language]};
}
