using Doingoai.Player.Local;
using Doingoai.Player.Machines;
using Microsoft.Extensions.Logging;

namespace Doingoai.Player.Kiosk;

/// <summary>
/// The displays of a kiosk's X server. Nothing else arranges them there: a set that was off when the machine started would
/// stay dark for good.
/// </summary>
internal sealed partial class XDisplays(Tools tools, TimeProvider time, ILogger<XDisplays> logger)
{
    private const string Program = "xrandr";
    private const string Asked = "--query";
    private const string Remembered = "--current";

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    // Asking the displays themselves, rather than what X remembers, can stop the picture for a moment.
    private static readonly TimeSpan AskEvery = TimeSpan.FromMinutes(1);

    private DisplayPlan? _plan;
    private IReadOnlyList<OutputInfo> _outputs = [];
    private long? _looked;
    private long? _asked;
    private string? _failed;

    /// <summary>Arranges the displays for the outputs; <c>null</c>: X does not say what it has. Looks every few seconds, and when outputs change.</summary>
    public async Task<DisplayPlan?> ArrangeAsync(IReadOnlyList<OutputInfo> outputs, CancellationToken cancel)
    {
        if (_looked is { } looked && time.GetElapsedTime(looked) < Every && outputs.SequenceEqual(_outputs)) return _plan;

        (_looked, _outputs) = (time.GetTimestamp(), outputs);
        if (await ReadAsync(cancel) is not { } connectors) return _plan = null;
        var plan = DisplayPlan.Of(connectors, outputs);
        if (plan.Changes.Count > 0 && !await ChangeAsync(plan.Changes, cancel)) plan = DisplayPlan.AsItStands(await QueryAsync(Remembered, cancel) ?? connectors, outputs);
        if (plan.Lack != _plan?.Lack && plan.Lack is { } lack) LogLack(lack);
        return _plan = plan;
    }

    private async Task<bool> ChangeAsync(IReadOnlyList<string> changes, CancellationToken cancel)
    {
        var orders = string.Join(' ', changes);
        var isDone = await tools.RunAsync(Program, cancel, [.. changes]) is not null;
        if (isDone) LogArranged(orders);
        else if (_failed != orders) LogRefused(orders); // again and again, but told once
        _failed = isDone ? null : orders;
        return isDone;
    }

    private async Task<IReadOnlyList<Connector>?> ReadAsync(CancellationToken cancel)
    {
        var ask = _asked is not { } asked || (_plan?.Lack is not null && time.GetElapsedTime(asked) >= AskEvery);
        if (ask) _asked = time.GetTimestamp();
        return await QueryAsync(ask ? Asked : Remembered, cancel);
    }

    private async Task<IReadOnlyList<Connector>?> QueryAsync(string how, CancellationToken cancel) =>
        await tools.RunAsync(Program, cancel, how) is { } text && Connector.Read(text) is { Count: > 0 } connectors ? connectors : null;

    [LoggerMessage(LogLevel.Information, "Displays arranged: {Orders}")]
    private partial void LogArranged(string orders);

    [LoggerMessage(LogLevel.Warning, "X refused to arrange its displays: {Orders}")]
    private partial void LogRefused(string orders);

    [LoggerMessage(LogLevel.Warning, "Displays are missing or too small: {Lack}")]
    private partial void LogLack(string lack);
}
