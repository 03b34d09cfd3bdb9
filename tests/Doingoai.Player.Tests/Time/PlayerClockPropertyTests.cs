using CsCheck;
using Doingoai.Player.Storage;
using Doingoai.Player.Tests.Fixtures;
using Doingoai.Player.Time;

namespace Doingoai.Player.Tests.Time;

public sealed class PlayerClockPropertyTests
{
    private const double DriftPerMillion = 49;

    private enum Act
    {
        Exchange,
        ExchangeWhileTheClockIsSet,
        Wait,
        WaitLong,
        SetClock,
        RestartAgent,
        Reboot,
    }

    [Fact]
    public void The_true_time_is_never_outside_the_uncertainty_and_never_below_the_floor() =>
        Gen.Select(Gen.Select(Gen.Enum<Act>(), Gen.Int[0, 3_000], Gen.Int[0, 3_000], Gen.Int[-100_000_000, 100_000_000]).List[1, 40], Gen.Double[-1, 1]).Sample(
            (acts, drift) =>
            {
                using var folder = new TemporaryFolder();
                var machine = new Drifting(folder.Path, drift * DriftPerMillion / 1_000_000);
                foreach (var (act, there, back, far) in acts)
                {
                    machine.Do(act, there, back, far);
                    machine.Check();
                }
            },
            iter: 300);

    /// <summary>A machine whose crystal is not quite right, a portal whose clock is.</summary>
    private sealed class Drifting(string folder, double drift)
    {
        private readonly MachineTime _time = new();
        private readonly long _began = new MachineTime().TrueMs;
        private PlayerClock? _clock;
        private int _boots;
        private long _floor;

        private PlayerClock Clock => _clock ??= new(_time, $"boot-{_boots}", new(new Disk(), folder), _floor);

        private long PortalMs => _time.TrueMs + (long)((_time.TrueMs - _began) * drift);

        public void Do(Act act, int there, int back, int far)
        {
            switch (act)
            {
                case Act.Exchange:
                    Exchange(there, back, () => { });
                    break;
                case Act.ExchangeWhileTheClockIsSet:
                    Exchange(there, back, () => _time.Wrong += TimeSpan.FromMilliseconds(far < 0 ? far % 5_000 - 300 : far % 5_000 + 300)); // of the size of the round trip: hard to see
                    break;
                case Act.Wait:
                    _time.Advance(TimeSpan.FromMilliseconds(there));
                    break;
                case Act.WaitLong:
                    _time.Advance(TimeSpan.FromMinutes(there));
                    break;
                case Act.SetClock:
                    _time.Wrong = TimeSpan.FromMilliseconds(far);
                    break;
                case Act.RestartAgent:
                    _clock = null;
                    break;
                case Act.Reboot:
                    (_clock, _boots) = (null, _boots + 1);
                    break;
            }
        }

        public void Check()
        {
            var now = Clock.Read();
            Assert.True(now.NowMs >= _floor);
            if (now.UncertaintyMs is { } uncertainty) Assert.InRange(PortalMs, now.WallMs + now.OffsetMs!.Value - uncertainty - 1, now.WallMs + now.OffsetMs.Value + uncertainty + 1);
        }

        private void Exchange(int there, int back, Action inBetween)
        {
            var t0 = Clock.WallMs;
            _time.Advance(TimeSpan.FromMilliseconds(there));
            var portal = PortalMs;
            inBetween();
            _time.Advance(TimeSpan.FromMilliseconds(back));
            if (Clock.Measure(t0, portal, portal, Clock.WallMs) && portal > _floor) Clock.RaiseFloor(_floor = portal - 1);
        }
    }
}
