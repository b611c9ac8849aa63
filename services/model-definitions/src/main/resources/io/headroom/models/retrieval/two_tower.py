  def user(self: __torch__.TwoTower,
    history: Tensor,
    ratings: Tensor) -> Tensor:
    embedded = torch.embedding(self.history, history)
    bias = torch.mul(torch.sub(ratings, 3.5), self.rating)
    logits = torch.masked_fill(torch.add(bias, self.age), torch.eq(history, 0), -1000000000.)
    weights = torch.unsqueeze(torch.softmax(logits, -1), 1)
    pooled = torch.squeeze(torch.matmul(weights, embedded), 1)
    hidden = torch.relu(torch.add(torch.matmul(pooled, self.hiddenWeights), self.hiddenBias))
    output = torch.add(torch.matmul(hidden, self.outputWeights), self.outputBias)
    vector = torch.add(output, pooled)
    length = torch.sum(torch.mul(vector, vector), [-1], True)
    return torch.mul(vector, torch.rsqrt(torch.add(length, 9.9999999999999998e-13)))
  def item(self: __torch__.TwoTower,
    items: Tensor) -> Tensor:
    content = torch.matmul(torch.embedding(self.itemGenres, items), self.genres)
    vector = torch.add(torch.embedding(self.items, items), content)
    length = torch.sum(torch.mul(vector, vector), [-1], True)
    return torch.mul(vector, torch.rsqrt(torch.add(length, 9.9999999999999998e-13)))
  def forward(self: __torch__.TwoTower,
    history: Tensor,
    ratings: Tensor,
    items: Tensor) -> Tensor:
    users = (self).user(history, ratings, )
    vectors = (self).item(items, )
    return torch.matmul(users, torch.transpose(vectors, 0, 1))
  def loss(self: __torch__.TwoTower,
    history: Tensor,
    ratings: Tensor,
    positives: Tensor,
    negatives: Tensor,
    positiveLogQ: Tensor,
    negativeLogQ: Tensor) -> Tensor:
    users = (self).user(history, ratings, )
    wanted = (self).item(positives, )
    others = (self).item(negatives, )
    positive = torch.mul(torch.sum(torch.mul(users, wanted), [-1]), self.inverseTemperature)
    negative = torch.mul(torch.matmul(users, torch.transpose(others, 0, 1)), self.inverseTemperature)
    corrected = torch.sub(positive, positiveLogQ)
    others0 = torch.sub(negative, torch.unsqueeze(negativeLogQ, 0))
    hits = torch.eq(torch.unsqueeze(negatives, 0), torch.unsqueeze(positives, 1))
    others1 = torch.masked_fill(others0, hits, -1000000000.)
    all = torch.cat([torch.unsqueeze(corrected, 1), others1], 1)
    return torch.mean(torch.sub(torch.logsumexp(all, [1]), corrected))
