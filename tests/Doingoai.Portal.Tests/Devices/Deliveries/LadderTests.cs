using Doingoai.Portal.Devices.Api;
using Doingoai.Portal.Devices.Deliveries;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Tests.Devices.Deliveries;

public sealed class LadderTests
{
    private static readonly DateTimeOffset Issued = DateTimeOffset.FromUnixTimeMilliseconds(1_000);
    private static readonly DateTimeOffset Followed = DateTimeOffset.FromUnixTimeMilliseconds(9_000);

    [Fact]
    public void A_manifest_that_exists_was_compiled_even_if_the_report_died_with_the_portal()
    {
        var ladder = Ladder.Of(Guid.NewGuid(), 1, Issued, null, [Said(DeliveryRung.Sent, 2_000)]);

        Assert.Equal([(DeliveryRung.Compiled, 1_000L), (DeliveryRung.Sent, 2_000L)], ladder.Rungs.Select(rung => (rung.Rung, rung.AtMs)));
    }

    [Fact]
    public void One_that_was_followed_before_it_was_drawn_is_superseded_and_one_that_was_drawn_is_not()
    {
        var passedOver = Ladder.Of(Guid.NewGuid(), 1, Issued, Followed, [Said(DeliveryRung.Received, 2_000)]);
        var drawn = Ladder.Of(Guid.NewGuid(), 1, Issued, Followed, [Said(DeliveryRung.Drawn, 3_000)]);

        Assert.Equal(9_000, passedOver.Superseded?.AtMs);
        Assert.Null(drawn.Superseded);
        Assert.Equal(DeliveryRung.Received, passedOver.Top);
    }

    [Fact]
    public void A_refusal_counts_until_it_is_drawn_after_all()
    {
        RungAnswer[] refused = [Said(DeliveryRung.Received, 2_000), Said(DeliveryRung.Failed, 2_500)];

        Assert.NotNull(Ladder.Of(Guid.NewGuid(), 1, Issued, null, refused).Failed);
        Assert.Null(Ladder.Of(Guid.NewGuid(), 1, Issued, null, [.. refused, Said(DeliveryRung.Drawn, 3_000)]).Failed);
    }

    private static RungAnswer Said(DeliveryRung rung, long at) => new(rung, at, at, null, null);
}
