// What several kinds of chart are drawn with: intervals with their caps, bands, rows of policies, the zero line.
import {fontFamily, styleOf} from './palette.js';

/** What every option begins with. No animation: a chart is there when the page is, on screen and on paper. */
export function base(context) {
    return {
        animation: false,
        backgroundColor: 'transparent',
        textStyle: {fontFamily, color: context.theme.ink, fontSize: 12.5},
    };
}

export function tooltip(context, more) {
    return {
        backgroundColor: context.theme.paper, borderColor: context.theme.rule, confine: true,
        textStyle: {color: context.theme.ink, fontFamily, fontSize: 12.5}, ...more,
    };
}

/** Text of users on its way into the HTML of a tooltip. */
export function escaped(text) {
    return String(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

export function valueAxis(context, more = {}) {
    return {
        type: 'value',
        splitNumber: 4,
        axisLine: {show: false}, axisTick: {show: false},
        splitLine: {lineStyle: {color: context.theme.rule, width: 1}},
        axisLabel: {color: context.theme.muted, fontSize: 11.5, hideOverlap: true},
        nameTextStyle: {color: context.theme.muted, fontSize: 12},
        nameLocation: 'middle', nameGap: 30,
        ...more,
    };
}

/** Rows for policies, the first on top. */
export function rowAxis(context, titles, width, more = {}) {
    return {
        type: 'category', data: titles, inverse: true,
        axisLine: {show: false}, axisTick: {show: false},
        axisLabel: {color: context.theme.ink, fontSize: 12.5, width, overflow: 'break', lineHeight: 15, interval: 0},
        ...more,
    };
}

/** Room for the titles at the left of rows. */
export function titleWidth(context) {
    return context.width < 560 ? 104 : 190;
}

/** Height of each row, so that the longest title fits: lines of about 6.6 pixels a letter. */
export function rowHeight(titles, width, least) {
    const lines = Math.max(1, ...titles.map((title) => Math.ceil(6.9 * title.length / width)));
    return Math.max(least, 15 * lines + 9);
}

function capped(coordinates, colour, width, dash) {
    const [left, right, cap] = coordinates;
    const across = left[1] === right[1];
    const line = (x1, y1, x2, y2, solid) => ({
        type: 'line', shape: {x1, y1, x2, y2}, style: {stroke: colour, lineWidth: width, lineDash: solid ? null : dash},
    });
    const end = (at) => across ? line(at[0], at[1] - cap, at[0], at[1] + cap, true) : line(at[0] - cap, at[1], at[0] + cap, at[1], true);
    return [line(left[0], left[1], right[0], right[1], false), end(left), end(right)];
}

/**
 * Intervals as whiskers: each item is {from: [x, y], to: [x, y], style}. Items whose ends are not known are left out.
 */
export function whiskers(items, axes = {}) {
    const known = items.filter((item) => [...item.from, ...item.to].every((value) => value !== null && value !== undefined));
    return {
        type: 'custom', silent: true, z: 3, clip: true, ...axes,
        encode: {x: [0, 2], y: [1, 3]},
        data: known.map((item) => [...item.from, ...item.to]),
        renderItem: (params, api) => {
            const item = known[params.dataIndex];
            const from = api.coord([api.value(0), api.value(1)]);
            const to = api.coord([api.value(2), api.value(3)]);
            return {type: 'group', children: capped([from, to, item.cap ?? 4], item.style.colour, item.lineWidth ?? 2, null)};
        },
    };
}

/** Points in a policy's colour and symbol; hollow where `isHollow`: what it shows may be chance. */
export function points(items, context, axes = {}) {
    return {
        type: 'scatter', z: 4, ...axes,
        data: items.map((item) => {
            const style = styleOf(item.style, context.theme);
            return {
                value: item.at, name: item.name, symbol: style.symbol, symbolSize: item.size ?? 11,
                itemStyle: {opacity: 1, color: item.isHollow ? context.theme.paper : style.colour, borderColor: style.colour, borderWidth: 2},
                label: item.label,
            };
        }),
    };
}

/** A filled area between two lines over x; positions where either is missing break it. */
export function band(xs, lows, highs, colour, opacity, axes = {}) {
    return {
        type: 'custom', silent: true, z: 1, clip: true, ...axes,
        encode: {x: 0, y: [1, 2]},
        data: xs.map((x, i) => [x, lows[i], highs[i]]),
        renderItem: (params, api) => {
            if (params.dataIndex !== 0) return undefined;
            const children = [];
            let upper = [];
            let lower = [];
            const close = () => {
                if (upper.length > 1) {
                    children.push({type: 'polygon', shape: {points: upper.concat(lower.reverse())}, style: {fill: colour, opacity}});
                }
                upper = [];
                lower = [];
            };
            for (let i = 0; i < xs.length; ++i) {
                if (lows[i] === null || highs[i] === null) {
                    close();
                    continue;
                }
                upper.push(api.coord([xs[i], highs[i]]));
                lower.push(api.coord([xs[i], lows[i]]));
            }
            close();
            return {type: 'group', children};
        },
    };
}

/** A line at zero: no difference. */
export function zeroLine(context, axis = 'xAxis') {
    return {
        silent: true, symbol: 'none', animation: false, label: {show: false},
        lineStyle: {color: context.theme.ink, width: 1.2, type: 'solid'}, data: [{[axis]: 0}],
    };
}
