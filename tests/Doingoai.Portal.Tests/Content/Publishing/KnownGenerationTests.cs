using Doingoai.Portal.Content.Publishing;
using Microsoft.Extensions.Time.Testing;

namespace Doingoai.Portal.Tests.Content.Publishing;

public sealed class KnownGenerationTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly KnownGeneration _known;
    private long _stored = 1;
    private int _reads;

    public KnownGenerationTests() => _known = new(_time);

    [Fact]
    public async Task The_database_is_asked_once_while_the_answer_is_trusted()
    {
        for (var n = 0; n < 10; n++) Assert.Equal(1, await GetAsync());

        Assert.Equal(1, _reads);
    }

    [Fact]
    public async Task What_another_process_changed_is_known_when_trust_ends()
    {
        await GetAsync();
        _stored = 2;

        _time.Advance(KnownGeneration.Trust);

        Assert.Equal(2, await GetAsync());
    }

    [Fact]
    public async Task What_this_process_changed_is_known_at_once()
    {
        await GetAsync();
        _stored = 2;

        _known.Forget();

        Assert.Equal(2, await GetAsync());
    }

    [Fact]
    public async Task An_answer_from_before_a_change_is_not_believed_after_it()
    {
        var slow = new TaskCompletionSource<long>();
        var reading = _known.GetAsync(_ => slow.Task, CancellationToken.None);
        _stored = 2;
        _known.Forget();
        slow.SetResult(1);
        await reading;

        Assert.Equal(2, await GetAsync());
    }

    private Task<long> GetAsync() => _known.GetAsync(
        _ =>
        {
            _reads++;
            return Task.FromResult(_stored);
        },
        CancellationToken.None);
}
