using System.Security.Cryptography;
using Doingoai.Player.Journals;
using Doingoai.Player.Storage;
using Doingoai.Player.Tests.Fixtures;
using Doingoai.Player.Time;
using Doingoai.Protocol.Journals;
using Microsoft.Extensions.Logging.Abstractions;

namespace Doingoai.Player.Tests.Journals;

public sealed class JournalTroubleTests : IDisposable
{
    private readonly CrashingDisk _disk = new();
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly Guid _device = Guid.NewGuid();
    private readonly List<FaultBody> _troubles = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _key.Dispose();

    [Fact]
    public async Task A_full_disk_is_told_once_and_what_was_lost_when_there_is_room_again()
    {
        await using var journal = await OpenAsync();
        _disk.IsFull = true;
        Assert.False(await PlayAsync(journal, "lost-1"));
        Assert.False(await PlayAsync(journal, "lost-2"));
        Assert.Equal((FaultCodes.DiskFull, 2L), (Assert.Single(_troubles).Code, journal.Lost));

        _disk.IsFull = false;
        Assert.True(await PlayAsync(journal, "kept"));

        var ledger = await DrainAsync(journal);
        Assert.Equal(["kept"], ledger.Bodies<PlayBody>(JournalKinds.Play).Select(play => play!.Entry));
        var told = Assert.Single(ledger.Bodies<FaultBody>(JournalKinds.Fault));
        Assert.Equal((FaultCodes.JournalLost, "2 records"), (told.Code, told.Detail));
    }

    [Fact]
    public async Task A_disk_that_turned_read_only_still_gives_out_what_is_on_it()
    {
        await using (var before = await OpenAsync()) await PlayAsync(before, "kept");
        var file = _disk.Paths.Single();
        _disk[file] = [.. _disk[file], .. "half a li"u8];
        _disk.IsReadOnly = true;

        await using var journal = await OpenAsync();
        Assert.False(await PlayAsync(journal, "lost"));
        Assert.Equal(FaultCodes.DiskRefuses, Assert.Single(_troubles).Code);
        var batch = (await journal.NextBatchAsync(Cancel))!;
        await journal.AcknowledgeAsync(batch.Run, batch.ToSeq);

        Assert.Equal(["kept"], Read(batch).Bodies<PlayBody>(JournalKinds.Play).Select(play => play!.Entry));
    }

    [Fact]
    public async Task What_was_found_at_start_is_told_when_the_disk_can_be_written()
    {
        await using (var before = await OpenAsync()) await PlayAsync(before, "kept");
        var file = _disk.Paths.Single();
        _disk[file] = [.. _disk[file], .. "half a li"u8];
        _disk.IsFull = true;
        await using var journal = await OpenAsync();
        _disk.IsFull = false;

        await PlayAsync(journal, "later");

        var ledger = await DrainAsync(journal);
        Assert.Contains(FaultCodes.JournalTorn, ledger.Bodies<FaultBody>(JournalKinds.Fault).Select(fault => fault!.Code));
    }

    [Fact]
    public async Task Callers_at_the_same_time_share_what_the_disk_does()
    {
        await using var journal = await OpenAsync();
        _disk.SyncTakes = TimeSpan.FromMilliseconds(50);
        var before = _disk.Steps;

        var written = await Task.WhenAll(Enumerable.Range(0, 500).Select(i => Task.Run(() => PlayAsync(journal, $"{i}"), Cancel)));

        Assert.All(written, Assert.True);
        Assert.InRange(_disk.Steps - before, 2, 400);
        Assert.Equal(500, (await DrainAsync(journal)).Bodies<PlayBody>(JournalKinds.Play).Select(play => play!.Entry).Distinct().Count());
    }

    [Fact]
    public async Task A_record_too_long_for_a_batch_is_refused_and_counted_and_one_just_short_of_it_is_sent()
    {
        await using var journal = await OpenAsync();

        Assert.False(await journal.AppendAsync(JournalKinds.Fault, new FaultBody("x", Detail: new string('x', 9_000))));
        Assert.False(await journal.AppendAsync(JournalKinds.Fault, new FaultBody("x", Detail: new string('\u0001', 3_000))));
        const int longest = 1_250; // six bytes each in the line, seven in the batch
        Assert.True(await journal.AppendAsync(JournalKinds.Fault, new FaultBody("x", Detail: new string('"', longest))));

        Assert.Equal(2, journal.Lost);
        Assert.Equal(longest, (await DrainAsync(journal)).Bodies<FaultBody>(JournalKinds.Fault).Single(fault => fault!.Code == "x")!.Detail!.Length);
    }

    [Fact]
    public async Task What_was_appended_before_closing_is_written_and_nothing_after()
    {
        var journal = await OpenAsync();
        var writing = Enumerable.Range(0, 50).Select(i => PlayAsync(journal, $"{i}")).ToList();
        await journal.DisposeAsync();

        Assert.All(await Task.WhenAll(writing), Assert.True);
        Assert.False(await PlayAsync(journal, "after"));
    }

    [Fact]
    public async Task More_than_can_wait_is_lost_and_counted_not_waited_for()
    {
        await using var journal = await OpenAsync(new(MaxPending: 10));

        var written = await Task.WhenAll(Enumerable.Range(0, 2_000).Select(i => PlayAsync(journal, $"{i}")));

        Assert.Equal(journal.Lost, written.Count(one => !one));
        Assert.Equal(written.Count(one => one), (await DrainAsync(journal)).Bodies<PlayBody>(JournalKinds.Play).Count());
    }

    [Fact]
    public async Task Whatever_goes_wrong_while_writing_the_next_records_are_written()
    {
        using var folder = new TemporaryFolder();
        var disk = new RefusingDisk();
        await using var journal = await OpenAsync(new(SegmentBytes: 1), disk, folder.Path);
        Assert.True(await PlayAsync(journal, "before"));
        disk.Meanwhile = () =>
        {
            disk.Meanwhile = null;
            throw new InvalidOperationException("nobody thought of this");
        };

        Assert.False(await PlayAsync(journal, "lost").WaitAsync(TimeSpan.FromSeconds(60), Cancel));
        Assert.True(await PlayAsync(journal, "after").WaitAsync(TimeSpan.FromSeconds(60), Cancel));

        Assert.Equal(1, journal.Lost);
        Assert.Equal(["before", "after"], (await DrainAsync(journal)).Bodies<PlayBody>(JournalKinds.Play).Select(play => play!.Entry));
    }

    private Task<bool> PlayAsync(Journal journal, string entry) => journal.AppendAsync(JournalKinds.Play, new PlayBody(_device, 1, entry));

    private PortalLedger Read(OutgoingBatch batch)
    {
        var ledger = new PortalLedger(_device, _key);
        ledger.Take(batch.Jws);
        return ledger;
    }

    private async Task<PortalLedger> DrainAsync(Journal journal)
    {
        var ledger = new PortalLedger(_device, _key);
        while (await journal.NextBatchAsync(Cancel) is { } batch)
        {
            ledger.Take(batch.Jws);
            await journal.AcknowledgeAsync(batch.Run, batch.ToSeq);
        }

        return ledger;
    }

    private async Task<Journal> OpenAsync(JournalBounds? bounds = null, IDisk? disk = null, string folder = "/player")
    {
        var journal = new Journal(
            disk ?? _disk, folder, _device, _key, new PlayerClock(new MachineTime(), "boot", null, 0), new("boot", "0.1.0"), bounds ?? new(), NullLogger<Journal>.Instance);
        journal.Trouble += _troubles.Add;
        await journal.OpenAsync();
        return journal;
    }
}
