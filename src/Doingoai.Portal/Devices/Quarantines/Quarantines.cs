using System.Collections.Concurrent;
using System.Globalization;
using Doingoai.Portal.Content;
using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Devices.Telemetry;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Quarantines;

/// <summary>What devices pass over because it broke their renderer, as their heartbeats say. Lost with the process; the next heartbeat says it again.</summary>
internal sealed class Quarantines(DeviceDirectory directory) : IScreenTrouble
{
    private readonly ConcurrentDictionary<Guid, IReadOnlyList<QuarantinedSlide>> _devices = new();

    /// <summary>The device says what it passes over now; what it no longer names is released.</summary>
    public void Said(DeviceSession session, IReadOnlyList<QuarantinedSlide>? said)
    {
        List<QuarantinedSlide> sound = [.. (said ?? []).Where(one => one is not null && IsSound(one) && session.Drives(one.Screen)).Take(QuarantinedSlide.MostTold)];
        if (sound.Count == 0) _devices.TryRemove(session.Device, out _);
        else _devices[session.Device] = sound;
    }

    public IReadOnlyList<QuarantinedSlide> Of(Guid screen) => [.. _devices.Values.SelectMany(held => held).Where(one => one.Screen == screen)];

    public async Task<IReadOnlyList<StoppedItem>> StoppedAsync(string? item, CancellationToken cancel)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var stopped = new List<StoppedItem>();
        foreach (var one in _devices.Values.SelectMany(held => held).Where(one => one.Item is not null && (item is null || one.Item == item)))
        {
            if (await directory.DeviceOfAsync(one.Screen, cancel) is not { } device) continue;
            var screen = device.Screens.First(known => known.Id == one.Screen);
            stopped.Add(new(one.Item!, one.Language ?? "", screen.Names.In(language), DateTimeOffset.FromUnixTimeMilliseconds(one.AtMs), one.Reason == LossReasons.Hung));
        }

        return [.. stopped.OrderByDescending(one => one.Since)];
    }

    private static bool IsSound(QuarantinedSlide one) =>
        one.AtMs is > 0 and < 253_402_300_799_999 &&
        DeviceText.IsShort(one.Key) && DeviceText.IsShort(one.Reason) && DeviceText.IsShort(one.Entry) && DeviceText.IsShort(one.Item) && DeviceText.IsShort(one.Language);
}
