// A share with its interval per policy: how likely a crisis is.
import {base, escaped, points, rowAxis, rowHeight, titleWidth, tooltip, valueAxis, whiskers} from '../marks.js';
import {figure} from '../figures.js';
import {styleOf} from '../palette.js';

export function probability(data, context) {
    const left = titleWidth(context);
    const titles = data.rows.map((row) => context.policies[row.policy].title);
    return {
        height: 56 + rowHeight(titles, left, 44) * data.rows.length,
        option: {
            ...base(context),
            grid: {left: left + 16, right: 70, top: 8, bottom: 40},
            tooltip: tooltip(context, {
                formatter: (item) => {
                    const row = data.rows[item.dataIndex];
                    return `${escaped(titles[item.dataIndex])}<br><b>${figure(row.value, 'share', context.language)}</b> ` +
                        `(${figure(row.low, 'share', context.language)} – ${figure(row.high, 'share', context.language)})`;
                },
            }),
            xAxis: valueAxis(context, {
                min: 0, max: 1, interval: context.width < 560 ? 0.5 : 0.25, axisLabel: {
                    color: context.theme.muted, formatter: (value) => figure(value, 'share', context.language),
                },
            }),
            yAxis: rowAxis(context, titles, left),
            series: [
                whiskers(data.rows.map((row, i) => ({
                    from: [row.low, i], to: [row.high, i], style: styleOf(row.policy, context.theme), lineWidth: 2.5, cap: 5,
                }))),
                points(data.rows.map((row, i) => ({
                    at: [row.value, i], style: row.policy, name: titles[i],
                    label: {
                        show: row.value !== null, position: 'top', distance: 4, fontWeight: 600, color: context.theme.ink,
                        formatter: () => figure(row.value, 'share', context.language),
                    },
                })), context),
            ],
        },
    };
}
