// Paired differences with the baseline: a panel per measure, a row per policy, the line of no difference. A hollow mark's interval
// holds 0.
import {base, escaped, points, rowAxis, rowHeight, titleWidth, tooltip, valueAxis, whiskers, zeroLine} from '../marks.js';
import {figure} from '../figures.js';
import {styleOf} from '../palette.js';

const kHead = 44;
const kFoot = 34;

// The largest of 1, 2 or 5 times a power of ten that is at most `most`: where the outer marks of an axis stand.
function roundBelow(most) {
    const power = 10 ** Math.floor(Math.log10(most));
    return power * ([5, 2].find((factor) => factor * power <= most) ?? 1);
}

export function forest(data, context) {
    const left = titleWidth(context) + 16;
    const gap = 28;
    const columns = context.width < 620 ? 1 : context.width < 900 ? 2 : Math.min(3, data.panels.length);
    const inner = (context.width - left - 16 - gap * (columns - 1)) / columns;
    const titles = data.policies.map((policy) => context.policies[policy].title);
    const row = rowHeight(titles, left - 16, 34);
    const panelHeight = kHead + row * titles.length + kFoot;
    const option = {
        ...base(context), title: [], grid: [], xAxis: [], yAxis: [], series: [],
        tooltip: tooltip(context, {
            formatter: (item) => {
                const panel = data.panels[item.seriesId.split(':')[1]];
                const found = panel.rows[item.dataIndex];
                return `${escaped(titles[item.dataIndex])}<br><b>${figure(found.mean, panel.format, context.language)}</b> ` +
                    `(${figure(found.low, panel.format, context.language)} – ${figure(found.high, panel.format, context.language)})`;
            },
        }),
    };
    data.panels.forEach((panel, n) => {
        const column = n % columns;
        const x = left + column * (inner + gap);
        const top = Math.floor(n / columns) * panelHeight;
        const axes = {xAxisIndex: n, yAxisIndex: n};
        const reach = panel.rows.flatMap((row) => [row.low, row.high, row.mean]).filter((value) => value !== null).map(Math.abs);
        const most = Math.max(...reach, Number.MIN_VALUE);
        const marks = [-roundBelow(most), 0, roundBelow(most)];
        option.title.push({
            text: panel.title[context.language], left: x, top: top + 4,
            textStyle: {fontSize: 13, fontWeight: 600, color: context.theme.ink, width: inner, overflow: 'truncate'},
            padding: 0, subtext: panel.hint[context.language], itemGap: 4,
            subtextStyle: {fontSize: 11.5, color: context.theme.muted, width: inner, overflow: 'truncate'},
        });
        option.grid.push({left: x, width: inner, top: top + kHead, height: row * titles.length});
        // Even on both sides of zero, so that the eye compares lengths.
        option.xAxis.push(valueAxis(context, {
            gridIndex: n, min: -1.12 * most, max: 1.12 * most, axisTick: {show: false, customValues: marks},
            axisLabel: {
                color: context.theme.muted, fontSize: 11, hideOverlap: true, customValues: marks,
                formatter: (value) => figure(value, panel.format, context.language),
            },
        }));
        option.yAxis.push(rowAxis(context, titles, left - 16, {
            gridIndex: n,
            ...(column === 0 ? {} : {axisLabel: {show: false}}),
        }));
        option.series.push(
            {...whiskers(panel.rows.map((row, i) => ({from: [row.low, i], to: [row.high, i], style: styleOf(data.policies[i], context.theme)})), axes)},
            {
                ...points(panel.rows.map((row, i) => ({
                    at: [row.mean, i], style: data.policies[i], name: titles[i], isHollow: !row.is_distinguishable,
                })), context, axes),
                id: `points:${n}`, markLine: zeroLine(context),
            },
        );
    });
    return {height: Math.ceil(data.panels.length / columns) * panelHeight, option};
}
