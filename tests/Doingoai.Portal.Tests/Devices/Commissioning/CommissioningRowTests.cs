using Doingoai.Portal.Devices.Commissioning;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Tests.Devices.Commissioning;

public sealed class CommissioningRowTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 2, 0, 0, TimeSpan.Zero);

    private readonly CommissioningRow _row = new(Guid.NewGuid(), new Person(Guid.NewGuid(), "Lan"), Now);

    [Fact]
    public void It_ends_only_after_card_sound_power_cut_and_photo()
    {
        Assert.Throws<RuleException>(() => _row.End(Now));
        _row.SeeCard(Now);
        _row.Hear(isSilent: false, Now);
        _row.AskForCut("boot 1", Now);
        Assert.Throws<RuleException>(() => _row.Show("photo", Now));
        Assert.True(_row.Booted("boot 2", Now));
        Assert.Throws<RuleException>(() => _row.End(Now));
        _row.Show("photo", Now);
        _row.End(Now);

        Assert.Equal(CommissioningStep.Ended, _row.Step);
        Assert.Throws<RuleException>(() => _row.SeeCard(Now)); // what has ended stays as it was
    }

    [Fact]
    public void Only_another_boot_after_it_was_asked_for_is_a_power_cut()
    {
        _row.SeeCard(Now);
        _row.Hear(isSilent: true, Now);

        Assert.False(_row.Booted("boot 2", Now)); // nobody has asked yet
        Assert.Throws<RuleException>(() => _row.AskForCut(null, Now)); // not connected: nothing to compare with
        _row.AskForCut("boot 1", Now);
        Assert.False(_row.Booted("boot 1", Now)); // only the link was cut
        Assert.True(_row.Booted("boot 2", Now));
    }
}
