using CsCheck;
using Doingoai.Portal.Content;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Publishing;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Tests.Content.Publishing;

/// <summary>Any interleaving of publishing (now, later, until) and recalling, on a clock that stands or goes on.</summary>
public sealed class PublicationLineTests
{
    private const int End = 200;

    private static readonly Gen<Act[]> Acts = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 20], Gen.Int[0, 20], Gen.Int[0, 9], (wait, embargo, lasts, kind) => new Act(wait, embargo, lasts, kind)).Array[1, 14];

    [Fact]
    public void At_most_one_version_is_live_at_any_instant() => Acts.Sample(acts =>
    {
        var line = new Line();
        foreach (var act in acts)
        {
            line.Do(act);
            for (var at = 0; at < End; at++) Assert.True(line.LiveAt(at).Count <= 1);
        }
    });

    [Fact]
    public void What_was_live_stays_what_was_live() => Acts.Sample(acts =>
    {
        var line = new Line();
        foreach (var act in acts)
        {
            line.Wait(act.Wait);
            var past = line.History(line.Now);
            line.Do(act with { Wait = 0 });
            Assert.Equal(past, line.History(line.Now)[..past.Count]);
        }
    });

    [Fact]
    public void The_last_decision_holds_for_its_span() => Acts.Sample(acts =>
    {
        var line = new Line();
        foreach (var act in acts)
        {
            if (line.Do(act) is not { } published) continue;
            var from = (int)(published.From - An.Instant).TotalSeconds;
            var until = published.Until is { } end ? (int)(end - An.Instant).TotalSeconds : End;
            for (var at = from; at < until; at++) Assert.Same(published, Assert.Single(line.LiveAt(at)));
        }
    });

    [Fact]
    public void A_recall_ends_everything_planned_too() => Acts.Sample(acts =>
    {
        var line = new Line();
        foreach (var act in acts) line.Do(act);
        line.Recall();
        for (var at = line.Now; at < End; at++) Assert.Empty(line.LiveAt(at));
        Assert.All(line.Publications, publication => Assert.False(publication.IsOpenAt(An.Instant.AddSeconds(line.Now))));
    });

    [Fact]
    public void Rows_are_only_added_and_their_plan_never_changes() => Acts.Sample(acts =>
    {
        var line = new Line();
        foreach (var act in acts)
        {
            var before = line.Publications.Select(row => (row, row.From, row.Until, row.End)).ToList();
            line.Do(act);
            Assert.Equal(before.Select(was => was.row), line.Publications.Take(before.Count));
            Assert.All(before, was => Assert.True(was.row.From == was.From && was.row.Until == was.Until && (was.End is null || was.row.End <= was.End)));
        }
    });

    [Fact]
    public void The_question_asked_of_the_database_is_the_question_asked_of_objects() => Acts.Sample(acts =>
    {
        var line = new Line();
        foreach (var act in acts) line.Do(act);
        for (var at = 0; at < End; at += 20)
        {
            var (live, open) = (Publication.LiveAt(An.Instant.AddSeconds(at)).Compile(), Publication.OpenAt(An.Instant.AddSeconds(at)).Compile());
            Assert.All(line.Publications, row => Assert.Equal(row.IsLiveAt(An.Instant.AddSeconds(at)), live(row)));
            Assert.All(line.Publications, row => Assert.Equal(row.IsOpenAt(An.Instant.AddSeconds(at)), open(row)));
        }
    });

    [Fact]
    public void A_version_that_a_newer_one_overtook_is_refused()
    {
        var line = new Line();
        var older = An.Version(line.Item, 1);
        line.Publish(An.Version(line.Item, 2), 0, null);
        Assert.Equal("version.overtaken", Assert.Throws<RuleException>(() => new PublicationLine(line.Publications).DemandNotOvertaken(older, An.Instant)).Code);
    }

    [Fact]
    public void After_a_recall_a_publication_begins_after_it()
    {
        var line = new Line();
        line.Publish(An.Version(line.Item, 1), 0, null);
        line.Recall();
        Assert.Equal(An.Instant.AddMilliseconds(1), new PublicationLine(line.Publications).Earliest(An.Instant));
    }

    [Fact]
    public void The_day_of_first_publication_survives_corrections()
    {
        var line = new Line();
        line.Publish(An.Version(line.Item, 1), 0, null);
        line.Wait(10);
        Assert.Equal(An.Instant, line.Publish(An.Version(line.Item, 2), 5, null).FirstPublished);
    }

    private sealed record Act(int Wait, int Embargo, int Lasts, int Kind);

    private sealed class Line
    {
        private int _versions;

        public List<Publication> Publications { get; } = [];

        public Item Item { get; } = An.Item();

        public int Now { get; private set; }

        private DateTimeOffset Instant => An.Instant.AddSeconds(Now);

        public void Wait(int seconds) => Now += seconds;

        /// <summary>What was published, if anything.</summary>
        public Publication? Do(Act act)
        {
            Wait(act.Wait);
            if (act.Kind == 0)
            {
                Recall();
                return null;
            }

            return Publish(An.Version(Item, ++_versions), act.Kind < 5 ? 0 : act.Embargo, act.Kind % 2 == 0 ? null : act.Embargo + act.Lasts + 1);
        }

        public Publication Publish(ItemVersion version, int embargo, int? until)
        {
            var line = new PublicationLine(Publications);
            var span = PublicationSpan.Beginning(Instant, Instant.AddSeconds(embargo), until is { } seconds ? Instant.AddSeconds(seconds) : null);
            line.GiveWay(span, An.Publisher, Instant);
            var publication = version.Publish(Guid.NewGuid(), Item, Channel.Screens, An.Publisher, Instant, span, line.FirstPublished(Instant));
            Publications.Add(publication);
            return publication;
        }

        public void Recall() => new PublicationLine(Publications).Recall(An.Publisher, Instant);

        public List<Publication> LiveAt(int second) => [.. Publications.Where(row => row.IsLiveAt(An.Instant.AddSeconds(second)))];

        public List<Publication?> History(int until) => [.. Enumerable.Range(0, until).Select(second => LiveAt(second).SingleOrDefault())];
    }
}
