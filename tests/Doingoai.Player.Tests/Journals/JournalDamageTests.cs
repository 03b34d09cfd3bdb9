using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Doingoai.Player.Tests.Fixtures;
using Doingoai.Protocol.Journals;

namespace Doingoai.Player.Tests.Journals;

public sealed class JournalDamageTests : IDisposable
{
    private static readonly string[] Names =
    [
        "garbage",
        "00000001-0123456789abcdef0123456789abcdef-0000000001.log",
        "99999999-0123456789abcdef0123456789abcdef-0000000007.log",
        "00000000-0123456789abcdef0123456789abcdef-0000000000.log",
        "a.log.tmp",
        "x.damaged",
    ];

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose() => _key.Dispose();

    [Fact]
    public void A_line_not_written_to_its_end_is_cut_and_told()
    {
        var machine = Filled(5);
        Change(machine, bytes => bytes[..^30]);

        machine.Finish(mayBeLost: 1);

        Assert.Equal([FaultCodes.JournalTorn], Faults(machine));
        Assert.Equal(4, machine.Arrived.Count());
    }

    [Fact]
    public void Zeros_where_the_tail_should_be_are_cut()
    {
        var machine = Filled(5);
        Change(machine, bytes => [.. bytes, .. new byte[4096]]);

        machine.Finish();

        Assert.Equal([FaultCodes.JournalTorn], Faults(machine));
    }

    [Fact]
    public void Damage_in_the_middle_costs_the_damaged_record_alone_and_the_file_is_kept_aside()
    {
        var machine = Filled(9);
        Change(machine, bytes =>
        {
            bytes[bytes.Length / 2] ^= 0x20;
            return bytes;
        });

        machine.Finish(mayBeLost: 1);

        Assert.Equal([FaultCodes.JournalDamaged], Faults(machine));
        Assert.Contains(machine.Disk.Paths, path => path.EndsWith(".damaged", StringComparison.Ordinal));
    }

    [Fact]
    public void A_record_forged_in_place_breaks_the_chain_and_is_not_passed_off_as_the_devices_own()
    {
        var machine = Filled(5);
        Change(machine, bytes => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).Replace("\"item\":\"item\"", "\"item\":\"fake\"", StringComparison.Ordinal)));

        machine.Finish();

        Assert.Equal([FaultCodes.JournalDamaged], Faults(machine)); // everything from the forged one on comes as a run that says so
        Assert.Equal(3, machine.Portal.Records.Select(record => record.Run).Distinct().Count());
    }

    [Fact]
    public void A_file_that_vanished_is_told_and_those_after_it_still_come()
    {
        var machine = new JournalMachine(_key, 1, new(SegmentBytes: 500));
        machine.Open();
        for (var i = 0; i < 12; i++) machine.Append(1);
        var files = machine.Disk.Paths.Order().ToList();
        machine.Disk.Delete(files[2]);
        machine.Disk.SyncFolder(JournalMachine.Folder);

        machine.Finish(mayBeLost: 2);

        Assert.Equal([FaultCodes.JournalDamaged], Faults(machine));
        Assert.InRange(machine.Arrived.Count(), 10, 11);
    }

    [Fact]
    public void Records_of_another_identity_are_put_aside()
    {
        var other = Filled(3);
        var file = other.Disk.Paths.Single();
        var machine = Filled(2);
        machine.Disk.OpenToWrite(file).Dispose();
        machine.Disk[file] = other.Disk[file];
        machine.Disk.SyncFolder(JournalMachine.Folder);

        machine.Finish();

        Assert.Equal([FaultCodes.JournalForeign], Faults(machine));
        Assert.Contains(file + ".foreign", machine.Disk.Paths);
    }

    [Fact]
    public void A_file_that_changes_while_the_agent_runs_does_not_stop_the_journal()
    {
        var machine = Filled(40, segment: 4_000);
        var file = machine.Disk.Paths.Order().First();
        var bytes = machine.Disk[file];
        bytes[700] = (byte)'\n';
        machine.Disk[file] = bytes;

        var damage = Assert.Throws<Doingoai.Player.Journals.JournalDamagedException>(() =>
        {
            while (machine.SendAndAcknowledge())
            {
            }
        });
        machine.Book.Repair(damage.Run);
        machine.Append(1);

        machine.Finish(mayBeLost: 2);
        Assert.Equal([FaultCodes.JournalDamaged], Faults(machine));
    }

    [Fact]
    public void A_flipped_bit_anywhere_costs_two_records_at_most() =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[300, 3_000], Gen.Double[0, 0.999999], Gen.Int[0, 7], Gen.Int).Sample(
            (count, segment, where, bit, seed) =>
            {
                var machine = Filled(count, segment, seed);
                var file = machine.Disk.Paths.ElementAt(machine.Chance.Next(machine.Disk.Paths.Count));
                Change(machine, bytes =>
                {
                    bytes[(int)(where * bytes.Length)] ^= (byte)(1 << bit);
                    return bytes;
                }, file);
                machine.Finish(mayBeLost: 2); // a flipped line break joins two
            },
            iter: 150);

    [Fact]
    public void Any_bytes_whatever_in_the_journals_files_do_not_stop_the_agent() =>
        Gen.Select(Gen.Byte.Array[0, 2_000], Gen.Int[0, 20], Gen.Int[0, Names.Length - 1]).Sample(
            (bytes, count, index) =>
            {
                var name = Names[index];
                var machine = Filled(count);
                var path = Path.Combine(JournalMachine.Folder, name);
                machine.Disk.OpenToWrite(path).Dispose();
                machine.Disk.SyncFolder(JournalMachine.Folder);
                machine.Disk[path] = bytes;
                machine.Finish();
            },
            iter: 150);

    private JournalMachine Filled(int count, int segment = 100_000, int seed = 1)
    {
        var machine = new JournalMachine(_key, seed, new(SegmentBytes: segment));
        machine.Open();
        for (var i = 0; i < count; i++) machine.Append(1);
        return machine;
    }

    private static void Change(JournalMachine machine, Func<byte[], byte[]> change, string? file = null)
    {
        file ??= machine.Disk.Paths.Single();
        machine.Disk[file] = change(machine.Disk[file]);
    }

    private static IEnumerable<string> Faults(JournalMachine machine) => machine.Portal.Bodies<FaultBody>(JournalKinds.Fault).Select(fault => fault.Code);
}
