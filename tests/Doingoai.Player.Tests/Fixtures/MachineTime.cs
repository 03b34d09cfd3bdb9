using Microsoft.Extensions.Time.Testing;

namespace Doingoai.Player.Tests.Fixtures;

/// <summary>A machine's two clocks: the wall clock can be set, the monotonic one cannot.</summary>
public sealed class MachineTime : FakeTimeProvider
{
    public MachineTime() : base(new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>Wall clock minus true time.</summary>
    public TimeSpan Wrong { get; set; }

    public long TrueMs => base.GetUtcNow().ToUnixTimeMilliseconds();

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Wrong;

    public override long GetTimestamp() => base.GetUtcNow().Ticks;
}
