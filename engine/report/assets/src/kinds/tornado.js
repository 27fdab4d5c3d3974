// How far a measure moves with each parameter, the strongest on top: left and right of zero.
import {base, escaped, rowAxis, tooltip, valueAxis, whiskers, zeroLine} from '../marks.js';
import {figure} from '../figures.js';
import {styleOf} from '../palette.js';

export function tornado(data, context) {
    const left = context.width < 560 ? 130 : 270;
    return {
        height: 56 + 30 * data.rows.length,
        option: {
            ...base(context),
            grid: {left: left + 16, right: 40, top: 8, bottom: 44},
            tooltip: tooltip(context, {
                formatter: (item) => {
                    const row = data.rows[item.dataIndex];
                    const told = (value) => figure(value, data.format, context.language);
                    const interval = row.low === null ? '' : ` (${told(row.low)} – ${told(row.high)})`;
                    return `${escaped(row.key)}<br><b>${told(row.value)}</b>${interval}`;
                },
            }),
            xAxis: valueAxis(context, {
                name: data.title[context.language], nameGap: 28,
                axisLabel: {color: context.theme.muted, formatter: (value) => figure(value, data.format, context.language)},
            }),
            yAxis: rowAxis(context, data.rows.map((row) => row.key), left),
            series: [
                {
                    type: 'bar', barMaxWidth: 12, markLine: zeroLine(context),
                    data: data.rows.map((row) => ({value: row.value, itemStyle: {color: styleOf(row.value < 0 ? 1 : 2, context.theme).colour}})),
                },
                whiskers(data.rows.map((row, i) => ({from: [row.low, i], to: [row.high, i], style: styleOf(0, context.theme), lineWidth: 1.4}))),
            ],
        },
    };
}
