using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Tests.Platform.Auditing;

public sealed class ActorTests
{
    private readonly Actor _actor = new();

    [Fact]
    public async Task A_scope_holds_across_awaits_and_ends()
    {
        using (_actor.Be(new Person(Guid.NewGuid(), "Hà")))
        {
            await Task.Yield();
            using (_actor.Do("a.b")) Assert.Equal(("Hà", "a.b"), (_actor.Current.Name, _actor.Verb));
            Assert.Null(_actor.Verb);
        }

        Assert.Equal(Person.Portal, _actor.Current);
    }

    [Fact]
    public async Task Two_at_the_same_time_do_not_mix()
    {
        async Task<string> AsAsync(string name)
        {
            using var acting = _actor.Be(new Person(Guid.NewGuid(), name));
            await Task.Delay(1);
            return _actor.Current.Name;
        }

        Assert.Equal(["a", "b"], await Task.WhenAll(AsAsync("a"), AsAsync("b")));
    }
}
