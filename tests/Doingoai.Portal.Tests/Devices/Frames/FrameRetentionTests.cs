using Doingoai.Portal.Devices.Frames;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Tests.Devices.Frames;

public sealed class FrameRetentionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 7, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Alarms_stay_longer_and_the_newest_stays_whatever_its_age()
    {
        FramePicture[] pictures = [Taken(40, FrameVerdict.Matches), Taken(41, FrameVerdict.Matches), Taken(41, FrameVerdict.Black), Taken(2, FrameVerdict.Matches), Taken(29, FrameVerdict.Other)];

        Assert.Equal([pictures[1], pictures[2]], FrameRetention.Expired(pictures, Now));
    }

    [Fact]
    public void A_screen_that_alarms_for_ever_keeps_a_bounded_number()
    {
        var pictures = Enumerable.Range(0, 1_000).Select(n => Taken(n / 100.0, FrameVerdict.Black)).ToList();

        Assert.Equal(FrameRetention.Most, pictures.Count - FrameRetention.Expired(pictures, Now).Count());
    }

    private static FramePicture Taken(double daysAgo, FrameVerdict verdict) => new(Now.AddDays(-daysAgo).ToUnixTimeMilliseconds(), verdict, 7, "a");
}
