using System.Security.Cryptography;
using Doingoai.Player.Journals;
using Doingoai.Player.Tests.Fixtures;
using Doingoai.Protocol.Journals;

namespace Doingoai.Player.Tests.Journals;

public sealed class JournalBoundsTests : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose() => _key.Dispose();

    [Fact]
    public void Plays_older_than_45_days_become_hourly_counts_and_faults_stay()
    {
        var machine = Proven(new());
        machine.Append(3);
        machine.Fault(FaultCodes.DiskFull);
        machine.Time.Advance(TimeSpan.FromHours(1));
        machine.Append(2);
        var run = machine.Book.Run;
        Restart(machine);
        machine.Time.Advance(TimeSpan.FromDays(44));
        Bound(machine);
        Assert.Equal(7, machine.Book.Backlog - 1); // start, five plays, a fault, and this start

        machine.Time.Advance(TimeSpan.FromDays(2));
        Bound(machine);
        Drain(machine);

        var folded = Assert.Single(machine.Portal.Bodies<FoldedBody>(JournalKinds.Folded));
        Assert.Equal((run, 1, 7, "age", 0), (folded.Run, folded.FromSeq, folded.ToSeq, folded.Reason, folded.Dropped));
        Assert.Equal([3L, 2L], folded.Plays.Select(plays => plays.Count));
        Assert.Equal(3_600_000, folded.Plays[1].HourMs - folded.Plays[0].HourMs);
        Assert.All(folded.Plays, plays => Assert.True(plays is { IsTimeProven: true, Item: "item" }));
        Assert.Empty(machine.Arrived);
        Assert.Equal([FaultCodes.DiskFull], machine.Portal.Bodies<FaultBody>(JournalKinds.Fault).Select(fault => fault.Code));
    }

    [Fact]
    public void Faults_go_after_400_days()
    {
        var machine = Proven(new());
        machine.Fault(FaultCodes.DiskFull);
        machine.Append(1);
        Restart(machine);
        machine.Time.Advance(TimeSpan.FromDays(46));
        Bound(machine);
        machine.Time.Advance(TimeSpan.FromDays(355));
        Bound(machine);
        Bound(machine);
        Drain(machine);

        Assert.Empty(machine.Portal.Bodies<FaultBody>(JournalKinds.Fault));
        Assert.Equal(1, machine.Portal.Bodies<FoldedBody>(JournalKinds.Folded).SelectMany(folded => folded.Plays).Sum(plays => plays.Count));
    }

    [Fact]
    public void Nothing_is_folded_by_age_while_the_time_is_unproven()
    {
        var machine = new JournalMachine(_key, 1, new());
        machine.Open();
        machine.Append(3);
        machine.Restart();
        machine.Open();
        machine.Time.Wrong = TimeSpan.FromDays(30_000);
        machine.Book.Bound(machine.Clock.Read());

        machine.Finish();
    }

    [Fact]
    public void A_journal_over_its_bound_folds_the_oldest_runs_first()
    {
        var machine = Proven(new(TotalBytes: 40_000, SegmentBytes: 2_000, RunBytes: 5_000));
        for (var i = 0; i < 60; i++)
        {
            machine.Append(5);
            if (machine.Book.IsBoundDue) Bound(machine);
        }

        Assert.InRange(machine.Disk.Paths.Sum(path => (long)machine.Disk[path].Length), 10_000, 45_000);
        Drain(machine);
        var folded = machine.Portal.Bodies<FoldedBody>(JournalKinds.Folded).ToList();
        Assert.All(folded, body => Assert.Equal("space", body.Reason));
        Assert.Equal(300, machine.Arrived.Count() + folded.SelectMany(body => body.Plays).Sum(plays => plays.Count));
        Assert.NotEmpty(machine.Arrived);
    }

    [Fact]
    public void The_power_may_go_at_every_step_of_folding()
    {
        var cut = 0;
        bool wasCut;
        do
        {
            var machine = Proven(new(SegmentBytes: 700));
            machine.Append(4);
            machine.Fault(FaultCodes.DiskFull);
            machine.Append(4);
            Restart(machine);
            machine.Time.Advance(TimeSpan.FromDays(50));
            machine.Disk.CutAt = machine.Disk.Steps + ++cut;
            wasCut = !TryBound(machine);
            machine.Restart();
            machine.Open();
            Bound(machine);
            Drain(machine);

            Assert.Equal(8, machine.Portal.Bodies<FoldedBody>(JournalKinds.Folded).SelectMany(body => body.Plays).Sum(plays => plays.Count));
            Assert.Single(machine.Portal.Bodies<FaultBody>(JournalKinds.Fault));
            Assert.Empty(machine.Arrived);
        }
        while (wasCut);

        Assert.InRange(cut, 5, 50);
    }

    [Fact]
    public void A_portal_that_lost_what_it_had_acknowledged_gets_the_rest_as_another_run_that_says_so()
    {
        var machine = Proven(new(SegmentBytes: 1_000));
        var older = new PortalLedger(machine.Portal);
        machine.Append(10);
        Drain(machine);
        var lost = machine.Arrived.Count();
        machine.Append(4);
        machine.RestorePortal(older);

        for (var i = 0; i < 10; i++) machine.SendAndAcknowledge(isLenient: true);
        machine.Append(1);
        Drain(machine);

        Assert.Equal(10, lost);
        Assert.Equal(5, machine.Arrived.Count());
        Assert.Equal([FaultCodes.JournalGap], machine.Portal.Bodies<FaultBody>(JournalKinds.Fault).Select(fault => fault.Code));
    }

    private JournalMachine Proven(JournalBounds bounds)
    {
        var machine = new JournalMachine(_key, 1, bounds);
        machine.Prove();
        machine.Open();
        return machine;
    }

    private static void Restart(JournalMachine machine)
    {
        machine.Restart();
        machine.Open();
    }

    private static void Bound(JournalMachine machine)
    {
        machine.Prove();
        machine.Book.Bound(machine.Clock.Read());
    }

    private static bool TryBound(JournalMachine machine)
    {
        try
        {
            Bound(machine);
            return true;
        }
        catch (PowerCutException)
        {
            return false;
        }
    }

    private static void Drain(JournalMachine machine)
    {
        while (machine.SendAndAcknowledge())
        {
        }
    }
}
