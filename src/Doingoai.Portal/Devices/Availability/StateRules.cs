namespace Doingoai.Portal.Devices.Availability;

/// <summary>Judges a screen. Pure: facts and the time in, a state out.</summary>
internal sealed class StateRules(DevicesOptions options)
{
    // Heartbeats may be late or one may be lost.
    private TimeSpan Silence => TimeSpan.FromMilliseconds(options.HeartbeatMs * 2.5);

    private TimeSpan Grace => TimeSpan.FromMilliseconds(options.ReconnectGraceMs);

    /// <summary><c>null</c>: nothing new can be said yet; what was said before still holds.</summary>
    public Judgement? Judge(in ScreenFacts facts, DateTimeOffset now)
    {
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

    private Judgement? Connected(in ScreenFacts facts, DateTimeOffset connected, DateTimeOffset now)
    {
        if (facts.ReportedAt is not { } reported || reported < connected) return now - connected < Grace ? null : new(ScreenState.Online, connected);
        if (facts.FrameBeatMs is not { } beat) return new(ScreenState.Stalled, reported, StateReasons.NoRenderer);
        if (beat >= options.FrameFaultMs) return new(ScreenState.Stalled, reported - TimeSpan.FromMilliseconds(Math.Min(beat, Silence.TotalMilliseconds)), StateReasons.FrameLost);
        if (Math.Abs((double)(facts.ClockOffsetMs ?? 0)) >= options.ClockFaultMs) return new(ScreenState.Degraded, reported, StateReasons.Clock);
        return facts.Critical is { } metric ? new(ScreenState.Degraded, reported, $"{StateReasons.Reading}:{metric}") : new(ScreenState.Online, connected);
    }
}
