using System.Security.Cryptography;
using Doingoai.FleetSimulator.StandIn;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Wire;

namespace Doingoai.FleetSimulator.Offline;

/// <summary>A manifest for five weeks as editors leave it behind: days and nights, news that run out, campaigns that begin and end, and what always may.</summary>
internal static class MonthAhead
{
    private const long HourMs = 3_600_000;
    private const long DayMs = 24 * HourMs;

    public static Manifest Offer(StandInPortal portal, int seed)
    {
        var (chance, now, media) = (new Random(seed), StandInPortal.NowMs, new List<ManifestMedia>());
        ManifestEntry Make(string id, long leaseMs, long? from = null, long? to = null)
        {
            var bytes = RandomNumberGenerator.GetBytes(3_000);
            media.Add(Signer.Media(bytes));
            portal.Files[media[^1].Sha256] = bytes;
            return portal.Signer.Entry(id, id, bytes, now, durationMs: 1_000 * chance.Next(20, 90)) with { LeaseMs = leaseMs, NotBeforeMs = from, NotAfterMs = to };
        }

        // Campaigns of any length anywhere in the month, to the second.
        ManifestEntry Campaign(string id)
        {
            var from = now + chance.NextInt64(-2 * DayMs, 30 * DayMs);
            return Make(id, 90 * DayMs, from, from + chance.NextInt64(HourMs / 2, 6 * DayMs));
        }

        // One that begins and ends soon, for the shortest run.
        var brief = Make("brief", 90 * DayMs, now + HourMs, now + 27 * HourMs);
        var day = Enumerable.Range(1, 12).Select(number => Campaign($"campaign-{number}")).Prepend(brief)
            .Concat(Enumerable.Range(1, 4).Select(number => Make($"news-{number}", 3 * DayMs))).Concat(Enumerable.Range(1, 4).Select(number => Make($"day-{number}", 90 * DayMs))).ToList();
        var night = Enumerable.Range(1, 3).Select(number => Make($"night-{number}", number * 8 * DayMs)).ToList();
        var special = Enumerable.Range(1, 6).Select(number => Campaign($"special-{number}")).Append(Make("sensitive", DayMs)).ToList();
        var evergreen = Enumerable.Range(1, 3).Select(number => Make($"evergreen-{number}", 90 * DayMs)).ToList();

        var windows = new List<ManifestWindow>();
        for (var midnight = now - now % DayMs - 7 * HourMs; midnight < now + 35 * DayMs; midnight += DayMs)
        {
            windows.Add(new(midnight + 6 * HourMs, midnight + 22 * HourMs, Level.Normal, "day", midnight));
            if (chance.Next(3) > 0) windows.Add(new(midnight + 22 * HourMs, midnight + 27 * HourMs, Level.Filler, "night", midnight));
            if (chance.Next(2) > 0) windows.Add(new(midnight + 9 * HourMs, midnight + 9 * HourMs + chance.NextInt64(60_000, 2 * HourMs), Level.Urgent, "special", midnight));
        }

        var manifest = portal.Signer.Compose(now, now, day, evergreen, media) with
        {
            Windows = windows,
            Playlists = [new("day", day), new("night", night), new("special", special), new("evergreen", evergreen)],
        };
        portal.Tell(DownTypes.Manifest, new ManifestMessage(manifest.Screen.Id, manifest.Version, portal.Signer.Sign(manifest)));
        return manifest;
    }
}
