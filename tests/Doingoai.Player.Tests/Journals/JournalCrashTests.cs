using System.Security.Cryptography;
using CsCheck;
using Doingoai.Player.Tests.Fixtures;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Tests.Journals;

public sealed class JournalCrashTests : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private enum Act
    {
        Append,
        AppendMany,
        Send,
        SendAndLoseAnswer,
        AcknowledgeLate,
        Restart,
        CutSoon,
        DiskFull,
        DiskFree,
        Bound,
    }

    public void Dispose() => _key.Dispose();

    [Fact]
    public void Whatever_happens_in_whatever_order_nothing_is_lost_and_nothing_comes_twice() =>
        Gen.Select(Gen.Enum<Act>().List[1, 60], Gen.Int, Gen.Int[150, 4_000]).Sample(
            (acts, seed, segment) =>
            {
                var story = new Story(new(_key, seed, new(SegmentBytes: segment)));
                foreach (var act in acts) story.Do(act);
                story.Finish();
            },
            iter: 150);

    [Fact]
    public void The_power_may_go_at_every_single_step()
    {
        Act[] acts = [Act.Append, Act.AppendMany, Act.Send, Act.Append, Act.Restart, Act.Append, Act.SendAndLoseAnswer, Act.Append, Act.Send, Act.Send, Act.Append];
        var cut = 0;
        Story story;
        do
        {
            story = new Story(new(_key, ++cut, new(SegmentBytes: 1_000))) { CutAtStep = cut };
            foreach (var act in acts) story.Do(act);
            story.Finish();
        }
        while (story.WasCut);

        Assert.InRange(cut, 20, 500);
    }

    private sealed class Story(JournalMachine machine)
    {
        private readonly List<JournalAck> _answers = [];
        private bool _lateJust;

        public int? CutAtStep { get; init; }

        public bool WasCut { get; private set; }

        public void Do(Act act)
        {
            if (!WasCut) machine.Disk.CutAt ??= CutAtStep - machine.StepsOnEarlierDisks;
            try
            {
                if (!machine.Book.IsOpen) machine.Open();
                Try(act);
            }
            catch (PowerCutException)
            {
                WasCut = true;
                machine.Restart();
            }
            catch (IOException) when (machine.Disk.IsFull)
            {
            }
        }

        public void Finish() => machine.Finish();

        private void Try(Act act)
        {
            switch (act)
            {
                case Act.Append:
                    machine.Append(1);
                    break;
                case Act.AppendMany:
                    machine.Append(1 + machine.Chance.Next(30));
                    break;
                case Act.Send when machine.Send() is { } answer:
                    _answers.Add(answer);
                    _lateJust = false;
                    machine.Book.Acknowledge(answer.Run, answer.UpToSeq);
                    break;
                case Act.SendAndLoseAnswer when machine.Send() is { } answer:
                    _answers.Add(answer);
                    break;
                case Act.AcknowledgeLate when _answers.Count > 0 && !_lateJust: // links are in order: answers come late, not for ever
                    var late = _answers[machine.Chance.Next(_answers.Count)];
                    _lateJust = true;
                    machine.Book.Acknowledge(late.Run, late.UpToSeq);
                    break;
                case Act.Restart:
                    machine.Restart();
                    break;
                case Act.CutSoon:
                    machine.Disk.CutAt = machine.Disk.Steps + 1 + machine.Chance.Next(6);
                    break;
                case Act.DiskFull:
                    machine.Disk.IsFull = true;
                    break;
                case Act.DiskFree:
                    machine.Disk.IsFull = false;
                    break;
                case Act.Bound:
                    machine.Book.Bound(machine.Clock.Read());
                    break;
            }
        }
    }
}
