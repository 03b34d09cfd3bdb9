using CsCheck;
using Doingoai.Portal.Devices.Keys;

namespace Doingoai.Portal.Tests.Devices.Keys;

/// <summary>A life is seen at the nonces it signed; one machine's lives follow one another.</summary>
public sealed class LivesTests
{
    [Fact]
    public void A_start_that_comes_back_after_another_is_a_second_machine()
    {
        var lives = new Lives();

        Assert.Equal([false, false, true], [lives.Add("a", 1), lives.Add("b", 2), lives.Add("a", 3)]);
    }

    [Fact]
    public void What_arrives_late_was_still_signed_earlier()
    {
        var lives = new Lives();

        Assert.Equal([false, false, false], [lives.Add("a", 1), lives.Add("b", 3), lives.Add("a", 2)]);
    }

    [Fact]
    public void A_copy_that_starts_anew_again_and_again_is_found_by_the_one_that_goes_on()
    {
        var lives = new Lives();
        lives.Add("steady", 1);
        for (var start = 2; start < 100; start++) lives.Add($"copy {start}", start);

        Assert.False(lives.Add("steady", 100)); // so long unseen that it was forgotten
        Assert.False(lives.Add("copy 101", 101));
        Assert.True(lives.Add("steady", 102));
    }

    [Fact]
    public void One_machine_is_never_accused_whatever_the_network_does_to_what_it_signs() =>
        // How often each start of one machine signs; then a network that shuffles, repeats and loses.
        Gen.Select(Gen.Int[1, 6].List[1, 40], Gen.Int[0, int.MaxValue]).Sample((starts, seed) =>
        {
            var order = 0L;
            var signed = starts.SelectMany((times, start) => Enumerable.Range(0, times).Select(_ => ($"start {start}", ++order))).ToList();
            var random = new Random(seed);
            var arriving = signed.Concat(signed.Where(_ => random.Next(4) == 0)).Where(_ => random.Next(10) > 0).OrderBy(_ => random.Next()).ToList();
            var lives = new Lives();
            return arriving.TrueForAll(one => !lives.Add(one.Item1, one.Item2));
        });

    [Fact]
    public void Two_machines_alive_at_once_are_found_at_the_latest_when_both_have_come_back() =>
        // Each machine restarts as it likes, but both have a start that signs before and after one of the other's.
        Gen.Select(Gen.Int[0, 10], Gen.Int[0, 10], Gen.Int[0, int.MaxValue]).Sample((before, between, seed) =>
        {
            var lives = new Lives();
            var (order, random, found) = (0L, new Random(seed), false);
            void Sign(string start) => found |= lives.Add(start, ++order);
            for (var old = 0; old < before; old++) Sign($"{(random.Next(2) == 0 ? 'a' : 'b')} before {old}");
            Sign("a");
            for (var old = 0; old <= between; old++) Sign($"b {old}");
            Sign("a");
            return found;
        });
}
