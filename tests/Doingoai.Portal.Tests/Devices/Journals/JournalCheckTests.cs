using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Doingoai.Portal.Devices.Journals;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Tests.Devices.Journals;

public sealed class JournalCheckTests
{
    private static readonly Guid Device = Guid.Parse("0198a3f0-0000-7000-8000-000000000001");
    private static readonly string Run = new('a', 32);

    [Fact]
    public void However_a_journal_is_cut_into_batches_and_repeated_every_record_is_taken_once()
    {
        var lines = Lines(40);
        Gen.Select(Gen.Int[0, 39], Gen.Int[1, 15]).Array[1, 60].Sample(pieces =>
        {
            var (state, taken) = (RunState.New, new List<long>());
            foreach (var (at, count) in pieces)
            {
                var verdict = JournalCheck.Check(Batch(lines.Skip(at).Take(count)), state, out var result);
                Assert.True(verdict is JournalVerdict.Taken or JournalVerdict.Known or JournalVerdict.Gap);
                if (verdict == JournalVerdict.Taken) taken.AddRange(result.Records.Select(one => one.Record.Seq));
                state = result.After;
            }

            return taken.SequenceEqual(Enumerable.Range(1, taken.Count).Select(seq => (long)seq)) && state.UpToSeq == taken.Count;
        });
    }

    [Fact]
    public void Changing_any_character_of_an_earlier_line_breaks_the_chain_or_the_line()
    {
        var lines = Lines(3);
        Gen.Select(Gen.Int[0, 1], Gen.Int[0, 60], Gen.Char[' ', '~']).Sample((line, at, c) =>
        {
            var changed = lines[line][..at] + c + lines[line][(at + 1)..];
            if (changed == lines[line]) return true;
            var batch = lines.Select((one, n) => n == line ? changed : one).ToList();
            return JournalCheck.Check(Batch(batch), RunState.New, out _) is not (JournalVerdict.Taken or JournalVerdict.Known);
        }, iter: 2000);
    }

    [Fact]
    public void A_record_without_an_offset_is_placed_by_a_later_one_of_the_same_run()
    {
        var lines = Lines(3, offsetFrom: 3);
        JournalCheck.Check(Batch(lines), RunState.New, out var result);

        var placed = result.Records.Select(one => JournalCheck.AtMs(one.Record, result.After)).ToList();

        Assert.Equal([1_790_000_001_500, 1_790_000_002_500, 1_790_000_003_500], placed);
    }

    [Fact]
    public void Impossible_times_are_stored_without_one()
    {
        var record = new JournalRecord(Device, Run, 1, 0, long.MaxValue, JournalKinds.Stop, ProtocolJson.ToElement(new { }), JournalRecord.NoPrevious, OffsetMs: long.MaxValue);
        JournalCheck.Check(Batch([JournalChain.Line(record)]), RunState.New, out var result);

        Assert.Null(JournalCheck.AtMs(record, result.After));
    }

    [Fact]
    public void A_machine_that_says_it_has_been_up_for_longer_than_any_is_refused_so_that_no_time_of_its_run_overflows()
    {
        var record = new JournalRecord(Device, Run, 1, long.MaxValue, 0, JournalKinds.Stop, ProtocolJson.ToElement(new { }), JournalRecord.NoPrevious);

        Assert.Equal(JournalVerdict.Malformed, JournalCheck.Check(Batch([JournalChain.Line(record)]), RunState.New, out _));
    }

    [Fact]
    public void Whatever_a_run_says_of_its_clock_the_times_of_its_records_are_dates()
    {
        var line = JournalChain.Line(new(Device, Run, 1, 0, 253_402_300_000_000, JournalKinds.Stop, ProtocolJson.ToElement(new { }), JournalRecord.NoPrevious, OffsetMs: 0));
        JournalCheck.Check(Batch([line]), RunState.New, out var result);

        Assert.Null(result.After.DeltaMs); // another record of it, up to ten years of uptime later, would lie beyond the last date
    }

    private static JournalLines Batch(IEnumerable<string> lines) => JournalLines.TryRead(new JournalBatch(Device, Run, [.. lines]).ToBytes())!;

    private static List<string> Lines(int count, int offsetFrom = 1)
    {
        var (lines, previous) = (new List<string>(), JournalRecord.NoPrevious);
        for (var seq = 1; seq <= count; seq++)
        {
            var record = new JournalRecord(Device, Run, seq, seq * 1_000, 1_790_000_000_000 + (seq * 1_000), JournalKinds.Stop, ProtocolJson.ToElement(new { }), previous, seq >= offsetFrom ? 500 : null, 10);
            var line = Encoding.UTF8.GetString(ProtocolJson.ToBytes(record));
            previous = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line)));
            lines.Add(line);
        }

        return lines;
    }
}
