namespace Doingoai.EndToEnd.Tests;

/// <summary>Those who only read and write need no screen: they run beside the tests that share one.</summary>
[CollectionDefinition(Name)]
public sealed class WritingCollection : ICollectionFixture<LivingPortal>
{
    public const string Name = "The living portal";
}
