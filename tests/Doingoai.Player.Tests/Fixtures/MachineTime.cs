using Microsoft.Extensions.Time.Testing;

namespace Doingoai.Player.Tests.Fixtures;

/// <summary>A machine's two clocks: the wall clock can be set, the monotonic one cannot.</summary>
public sealed class MachineTime : FakeTimeProvider
{
    private static readonly DateTimeOffset Boot = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    public MachineTime() : base(Boot.AddHours(1))
    {
    }

    /// <summary>Wall clock minus true time.</summary>
    public TimeSpan Wrong { get; set; }

    public long TrueMs => base.GetUtcNow().ToUnixTimeMilliseconds();

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Wrong;

    public override long GetTimestamp() => (base.GetUtcNow() - Boot).Ticks;
}
