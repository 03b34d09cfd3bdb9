using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Availability;

/// <summary>Judges a screen. Pure: facts and the time in, a state out.</summary>
internal sealed class StateRules(DevicesOptions options)
{
    /// <summary>A device looks every five minutes; what it saw longer ago says nothing about now.</summary>
    public static readonly TimeSpan MaxSeenAge = TimeSpan.FromMinutes(20);

    // Heartbeats may be late or one may be lost.
    private TimeSpan Silence => TimeSpan.FromMilliseconds(options.HeartbeatMs * 2.5);

    private TimeSpan Grace => TimeSpan.FromMilliseconds(options.ReconnectGraceMs);

    /// <summary><c>null</c>: nothing new can be said yet; what was said before still holds.</summary>
    public Judgement? Judge(in ScreenFacts facts, DateTimeOffset now)
    {
        if (facts is { Keyless: { } why, ConnectedSince: null } && (facts.HasHistory || facts.LastContact is not null))
            return new(ScreenState.Offline, facts.DisconnectedAt ?? facts.LastContact ?? facts.WatchingSince, why);
        if (facts.LastContact is not { } contact) return NeverSeen(facts, now);
        if (facts.ConnectedSince is not { } connected)
        {
            var gone = facts.DisconnectedAt ?? contact;
            return now - gone < Grace ? null : new(ScreenState.Offline, gone, StateReasons.Disconnected);
        }

        return now - contact >= Silence ? new(ScreenState.Offline, contact, StateReasons.Silent) : Connected(facts, connected, now);
    }

    // The portal has just started: give devices the time to come back before saying that they are gone.
    private Judgement? NeverSeen(in ScreenFacts facts, DateTimeOffset now)
    {
        if (!facts.HasHistory) return new(ScreenState.NotCommissioned, facts.WatchingSince);
        return now - facts.WatchingSince < Silence ? null : new(ScreenState.Offline, facts.WatchingSince, StateReasons.Silent);
    }

    // Times of a device may be any number: what it says it saw counts from when it was heard, at the earliest from the connection.
    private static Judgement? Seen(FrameSeen? seen, DateTimeOffset connected, DateTimeOffset reported)
    {
        var now = reported.ToUnixTimeMilliseconds();
        if (seen is not { IsAlarm: true } || (Int128)now - seen.AtMs > (long)MaxSeenAge.TotalMilliseconds) return null;

        var since = DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(seen.SinceMs, connected.ToUnixTimeMilliseconds(), now));
        return seen.Verdict switch
        {
            FrameVerdict.Black => new(ScreenState.WrongPicture, since, StateReasons.FrameBlack),
            FrameVerdict.Frozen => new(ScreenState.Stalled, since, StateReasons.FrameFrozen),
            _ => new(ScreenState.WrongPicture, since, StateReasons.FrameOther),
        };
    }

    private Judgement? Connected(in ScreenFacts facts, DateTimeOffset connected, DateTimeOffset now)
    {
        if (facts.ReportedAt is not { } reported || reported < connected) return now - connected < Grace ? null : new(ScreenState.Online, connected);
        // A device that is newly there links up before what draws has begun.
        if (facts.FrameBeatMs is not { } beat) return now - connected < Grace ? null : new(ScreenState.Stalled, reported, StateReasons.NoRenderer);
        if (beat >= options.FrameFaultMs) return new(ScreenState.Stalled, reported - TimeSpan.FromMilliseconds(Math.Min(beat, Silence.TotalMilliseconds)), StateReasons.FrameLost);
        if (Seen(facts.Seen, connected, reported) is { } wrong) return wrong;
        if (Math.Abs((double)(facts.ClockOffsetMs ?? 0)) >= options.ClockFaultMs) return new(ScreenState.Degraded, reported, StateReasons.Clock);
        return facts.Critical is { } metric ? new(ScreenState.Degraded, reported, $"{StateReasons.Reading}:{metric}") : new(ScreenState.Online, connected);
    }
}
