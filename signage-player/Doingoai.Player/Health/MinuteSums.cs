using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Health;

/// <summary>Readings may be lost on their way; what a minute of them came to is journalled.</summary>
internal sealed class MinuteSums
{
    private const long MinuteMs = 60_000;

    private readonly Dictionary<(string Metric, Guid? Screen), List<double>> _values = [];
    private long _fromMs;

    /// <summary>Adds readings of one instant; the minute before, when a new one has begun.</summary>
    public MinuteBody? Add(IReadOnlyList<Reading> readings, long nowMs)
    {
        var minute = nowMs / MinuteMs * MinuteMs;
        MinuteBody? done = null;
        if (minute != _fromMs)
        {
            if (_values.Count > 0) done = new(_fromMs, [.. _values.Select(v => new MinuteValue(v.Key.Metric, v.Value.Count, v.Value.Min(), v.Value.Max(), Math.Round(v.Value.Average(), 3), v.Key.Screen))]);
            _values.Clear();
            _fromMs = minute;
        }

        foreach (var reading in readings)
        {
            if (!_values.TryGetValue((reading.Metric, reading.Screen), out var values)) _values[(reading.Metric, reading.Screen)] = values = [];
            values.Add(reading.Value);
        }

        return done;
    }
}
