// A share per row: in how many of the trials something held.
import {base, rowAxis, rowHeight, titleWidth, tooltip, valueAxis} from '../marks.js';
import {figure} from '../figures.js';
import {styleOf} from '../palette.js';

export function bars(data, context) {
    const left = titleWidth(context);
    const titles = data.rows.map((row) => row.policy === undefined ? row.title[context.language] : context.policies[row.policy].title);
    return {
        height: 48 + rowHeight(titles, left, 40) * data.rows.length,
        option: {
            ...base(context),
            grid: {left: left + 16, right: 64, top: 8, bottom: 36},
            tooltip: tooltip(context, {valueFormatter: (value) => figure(value, data.format, context.language)}),
            xAxis: valueAxis(context, {
                min: 0, ...(data.format === 'share' ? {max: 1, interval: context.width < 560 ? 0.5 : 0.25} : {}),
                axisLabel: {color: context.theme.muted, formatter: (value) => figure(value, data.format, context.language)},
            }),
            yAxis: rowAxis(context, titles, left),
            series: [{
                type: 'bar', barMaxWidth: 16,
                data: data.rows.map((row) => {
                    const style = styleOf(row.policy ?? 1, context.theme);
                    return {value: row.value, itemStyle: {color: style.colour}};
                }),
                label: {
                    show: true, position: 'right', color: context.theme.ink, fontWeight: 600,
                    formatter: (item) => figure(data.rows[item.dataIndex].value, data.format, context.language),
                },
            }],
        },
    };
}
